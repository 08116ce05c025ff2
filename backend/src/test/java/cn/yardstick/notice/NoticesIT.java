package cn.yardstick.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.yardstick.RoomTest;
import cn.yardstick.harness.ServiceProcess;
import cn.yardstick.identity.Role;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** Two instances over one database, this process and another: what happens at the one is told by the streams of the other. */
@QuarkusTest
class NoticesIT extends RoomTest {

    @Test
    void anotherInstanceTells() throws Exception {
        var culprit = officer(station());
        var book = issuedBook();
        var cycle = scoring(book);
        var account = account(Role.OFFICER, null, culprit);
        var own = tokenOf(account);
        try (var other = ServiceProcess.another("notices")) {
            var stream = URI.create(other.base() + "/api/v1/me/notices/stream");
            var listener = new HeardStream(stream, own, null);
            assertNotNull(listener.await(":"));
            var entry = id(propose(assessor(), proposal(cycle, culprit, clauseOf(book, "1.1"), "-3.00")));
            assertTrue(listener.await("data:").contains("\"targetId\":\"" + entry + "\""));
            assertEquals(1, HeardStream.whole(URI.create(stream + "?waitSeconds=0"), own, "0").stream().filter(line -> line.startsWith("id:")).count());
            inside(() -> accounts.lock(account, accounts.get(account).version(), "调离"));
            assertNotNull(listener.await(HeardStream.END));
        }
    }
}
