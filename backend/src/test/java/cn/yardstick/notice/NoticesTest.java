package cn.yardstick.notice;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.yardstick.RoomTest;
import cn.yardstick.identity.Role;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The officer is told at once (M7): in a list, and by a stream that dies with its session. */
@QuarkusTest
class NoticesTest extends RoomTest {

    @TestHTTPResource("/api/v1/me/notices/stream")
    URI stream;

    private String cycle;
    private String clause;
    private long culprit;

    private void scoringOpens() {
        culprit = officer(station());
        var book = issuedBook();
        cycle = scoring(book);
        clause = clauseOf(book, "1.1");
    }

    @Test
    void whoIsConcernedIsToldAndNobodyElse() {
        scoringOpens();
        var own = token(Role.OFFICER, null, culprit);
        var other = token(Role.OFFICER, null, officer(station()));
        var proposer = tokenOf(account(Role.ASSESSOR, null, null));
        var entry = id(create(proposer, "/api/v1/score-entries", proposal(cycle, culprit, clause, "-3.00")));
        get(own, "/api/v1/me/notices").then().statusCode(200).body("items", hasSize(1)).body("unseen", equalTo(1)).body("items[0].kind", equalTo("ENTRY_PROPOSED")).body("items[0].targetId", equalTo(entry))
                .body("items[0].label", equalTo("1.1 · -3.00")).body("items[0].seenAt", equalTo(null));
        get(own, "/api/v1/me/tasks").then().body("items.kind", hasItem("READ_NOTICES"));
        get(proposer, "/api/v1/me/notices").then().body("items", hasSize(0));
        create(own, "/api/v1/score-entries/" + entry + "/answers", Map.of("text", "情况如下")).then().statusCode(201);
        get(proposer, "/api/v1/me/notices").then().body("items.kind", equalTo(List.of("ENTRY_ANSWERED")));
        confirm(office(), entry).then().statusCode(200);
        create(discipline(), "/api/v1/score-entries/" + entry + "/reversal", Map.of("reason", "查明另有其人")).then().statusCode(201);
        get(own, "/api/v1/me/notices?limit=2").then().body("items.kind", equalTo(List.of("ENTRY_REVERSED", "ENTRY_CONFIRMED"))).body("unseen", equalTo(3)).body("nextCursor", notNullValue());
        get(proposer, "/api/v1/me/notices").then().body("items.kind", equalTo(List.of("ENTRY_REVERSED", "ENTRY_CONFIRMED", "ENTRY_ANSWERED")));
        get(office(), "/api/v1/me/notices").then().body("items.findAll { it.targetId == '" + entry + "' }.kind", equalTo(List.of("ENTRY_REVERSED")));
        get(other, "/api/v1/me/notices").then().body("items", hasSize(0)).body("unseen", equalTo(0));

        String newest = get(own, "/api/v1/me/notices").path("items[0].id");
        String second = get(own, "/api/v1/me/notices").path("items[1].id");
        create(other, "/api/v1/me/notices/seen", Map.of("upTo", newest)).then().statusCode(201).body("unseen", equalTo(0));
        get(own, "/api/v1/me/notices").then().body("unseen", equalTo(3));
        create(own, "/api/v1/me/notices/seen", Map.of("upTo", second)).then().statusCode(201).body("unseen", equalTo(1));
        create(own, "/api/v1/me/notices/seen", Map.of("upTo", newest)).then().statusCode(201).body("unseen", equalTo(0));
        get(own, "/api/v1/me/notices").then().body("items[0].seenAt", notNullValue());
        get(own, "/api/v1/me/tasks").then().body("items.kind", not(hasItem("READ_NOTICES")));
    }

    @Test
    void aStreamTellsWithinSecondsAndEndsWithItsSession() throws Exception {
        scoringOpens();
        var account = account(Role.OFFICER, null, culprit);
        var first = tokenOf(account);
        var second = tokenOf(account);
        var lines = new HeardStream(stream, first, null);
        var elsewhere = new HeardStream(stream, second, null);
        assertNotNull(lines.await(":"));
        assertNotNull(elsewhere.await(":"));
        var entry = id(propose(assessor(), proposal(cycle, culprit, clause, "-3.00")));
        for (var listening : List.of(lines, elsewhere)) {
            assertTrue(listening.await("data:").contains("\"targetId\":\"" + entry + "\""));
        }
        var third = new HeardStream(stream, second, null);
        assertNotNull(third.await(":"));
        given(second).get("/api/v1/me/notices/stream?waitSeconds=0").then().statusCode(429);

        given(first).delete("/api/v1/sessions/current").then().statusCode(204);
        assertNotNull(lines.await(HeardStream.END));
        assertFalse(elsewhere.hasEnded(), "another session goes on");
        inside(() -> accounts.lock(account, accounts.get(account).version(), "调离"));
        assertNotNull(elsewhere.await(HeardStream.END));
        assertNotNull(third.await(HeardStream.END));
    }

    /** Whoever comes back misses nothing and gets nothing twice. */
    @Test
    void theLastIdIsHonoured() throws Exception {
        scoringOpens();
        var own = token(Role.OFFICER, null, culprit);
        var entry = id(propose(assessor(), proposal(cycle, culprit, clause, "-3.00")));
        String told = get(own, "/api/v1/me/notices").path("items[0].id");
        confirm(office(), entry).then().statusCode(200);
        var missed = HeardStream.whole(URI.create(stream + "?waitSeconds=0"), own, told);
        assertEquals(1, missed.stream().filter(line -> line.startsWith("id:")).count(), missed::toString);
        assertTrue(missed.contains("event:notice") && missed.stream().anyMatch(line -> line.startsWith("data:") && line.contains("ENTRY_CONFIRMED")), missed::toString);
        assertEquals(2, HeardStream.whole(URI.create(stream + "?waitSeconds=0"), own, "0").stream().filter(line -> line.startsWith("id:")).count());
        assertEquals(0, HeardStream.whole(URI.create(stream + "?waitSeconds=0"), own, null).stream().filter(line -> line.startsWith("id:")).count());
        given(own).header("Last-Event-ID", "x").get("/api/v1/me/notices/stream?waitSeconds=0").then().statusCode(400);
        given(own).get("/api/v1/me/notices/stream?waitSeconds=601").then().statusCode(400);
    }
}
