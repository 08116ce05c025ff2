package cn.yardstick.notice;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.yardstick.RoomTest;
import cn.yardstick.identity.Role;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The officer is told at once (M7): in a list, and by a stream that dies with its session. */
@QuarkusTest
class NoticesTest extends RoomTest {

    private static final String END = "(end)";

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
        var lines = listen(first, null);
        var elsewhere = listen(second, null);
        assertNotNull(await(lines, ":"));
        assertNotNull(await(elsewhere, ":"));
        var entry = id(propose(assessor(), proposal(cycle, culprit, clause, "-3.00")));
        for (var listening : List.of(lines, elsewhere)) {
            assertTrue(await(listening, "data:").contains("\"targetId\":\"" + entry + "\""));
        }
        var third = listen(second, null);
        assertNotNull(await(third, ":"));
        given(second).get("/api/v1/me/notices/stream?waitSeconds=0").then().statusCode(429);

        given(first).delete("/api/v1/sessions/current").then().statusCode(204);
        assertNotNull(await(lines, END));
        assertNull(elsewhere.stream().filter(END::equals).findFirst().orElse(null), "another session goes on");
        inside(() -> accounts.lock(account, accounts.get(account).version(), "调离"));
        assertNotNull(await(elsewhere, END));
        assertNotNull(await(third, END));
    }

    /** Whoever comes back misses nothing and gets nothing twice. */
    @Test
    void theLastIdIsHonoured() throws Exception {
        scoringOpens();
        var own = token(Role.OFFICER, null, culprit);
        var entry = id(propose(assessor(), proposal(cycle, culprit, clause, "-3.00")));
        String told = get(own, "/api/v1/me/notices").path("items[0].id");
        confirm(office(), entry).then().statusCode(200);
        var missed = whole(own, told);
        assertEquals(1, missed.stream().filter(line -> line.startsWith("id:")).count(), missed::toString);
        assertTrue(missed.contains("event:notice") && missed.stream().anyMatch(line -> line.startsWith("data:") && line.contains("ENTRY_CONFIRMED")), missed::toString);
        assertEquals(2, whole(own, "0").stream().filter(line -> line.startsWith("id:")).count());
        assertEquals(0, whole(own, null).stream().filter(line -> line.startsWith("id:")).count());
        given(own).header("Last-Event-ID", "x").get("/api/v1/me/notices/stream?waitSeconds=0").then().statusCode(400);
        given(own).get("/api/v1/me/notices/stream?waitSeconds=601").then().statusCode(400);
    }

    private List<String> whole(String token, String lastId) throws IOException, InterruptedException {
        var request = request(token, lastId, URI.create(stream + "?waitSeconds=0"));
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofLines()).body().toList();
    }

    private static HttpRequest request(String token, String lastId, URI uri) {
        var request = HttpRequest.newBuilder(uri).header("Authorization", "Bearer " + token).timeout(Duration.ofSeconds(20));
        return (lastId == null ? request : request.header("Last-Event-ID", lastId)).build();
    }

    private BlockingQueue<String> listen(String token, String lastId) {
        var lines = new LinkedBlockingQueue<String>();
        HttpClient.newHttpClient().sendAsync(request(token, lastId, stream), BodyHandlers.ofLines()).whenComplete((answer, failed) -> {
            if (answer != null) {
                Thread.ofVirtual().start(() -> {
                    try (var body = answer.body()) {
                        body.forEach(lines::add);
                    } finally {
                        lines.add(END);
                    }
                });
            }
        });
        return lines;
    }

    /** The next line that begins so, at most five seconds later; null if there is none. */
    private static String await(BlockingQueue<String> lines, String beginning) throws InterruptedException {
        var until = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
        for (long left = until - System.nanoTime(); left > 0; left = until - System.nanoTime()) {
            var line = lines.poll(left, TimeUnit.NANOSECONDS);
            if (line != null && line.startsWith(beginning)) {
                return line;
            }
        }
        return null;
    }
}
