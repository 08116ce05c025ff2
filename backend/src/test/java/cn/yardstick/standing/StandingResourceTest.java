package cn.yardstick.standing;

import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import cn.yardstick.RoomTest;
import cn.yardstick.identity.Role;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** My standing (M18): every own line, what-if through the engine, warnings that reach the officer first. */
@QuarkusTest
class StandingResourceTest extends RoomTest {

    @Inject
    Warnings warnings;

    @Test
    void ownLinesWhatIfAndWarning() {
        var station = station();
        var self = officer(station);
        var colleague = officer(station);
        var book = issuedBook();
        var cycle = scoring(book);
        var path = "/api/v1/cycles/" + cycle;
        var token = token(Role.OFFICER, null, self);
        var deduction = clauseOf(book, "1.1");
        var award = clauseOf(book, "2.1");
        get(token, path + "/my-standing").then().statusCode(200).body("score", equalTo("100.00")).body("entries", empty()).body("warning", nullValue()).body("outlook", notNullValue());

        var entry = entry(cycle, self, deduction, "-8.00");
        get(token, path + "/my-standing").then().body("score", equalTo("100.00")).body("pending.entryId", equalTo(List.of(entry))).body("pending[0].clauseCode", equalTo("1.1"));
        supposed(token, path, List.of(), true).then().statusCode(200).body("score", equalTo("92.00"));
        confirmWith(entry).then().statusCode(200);
        get(token, path + "/my-standing").then().body("score", equalTo("92.00")).body("entries.points", equalTo(List.of("-8.00"))).body("pending", empty());
        supposed(token, path, List.of(Map.of("clauseId", award, "points", "5.00"), Map.of("clauseId", deduction, "points", "-10.00")), false).then().statusCode(200).body("score", equalTo("87.00"));
        suppose(token, path, Map.of("entries", List.of(), "withPending", false, "without", List.of(entry))).then().statusCode(200).body("score", equalTo("100.00"));
        get(token, path + "/my-standing").then().body("score", equalTo("92.00"));

        supposed(token, path, List.of(Map.of("clauseId", deduction, "points", "-10.01")), false).then().statusCode(422).body("errors[0].pointer", equalTo("/entries/0/points"));
        supposed(token, path, List.of(Map.of("clauseId", deduction, "points", "5.00")), false).then().statusCode(422);
        supposed(token, path, List.of(Map.of("clauseId", clauseOf(issuedBook(), "1.1"), "points", "-5.00")), false).then().statusCode(422).body("errors[0].pointer", equalTo("/entries/0/clauseId"));
        get(token(Role.OFFICER, null, officer(station())), path + "/my-standing").then().statusCode(404);
        get(token(Role.SYSTEM_ADMIN), path + "/my-standing").then().statusCode(403);
        get(token(Role.OFFICER, null, colleague), path + "/my-standing").then().body("entries", empty()).body("pending", empty());
    }

    @Test
    void theOfficerIsWarnedFirstAndTheLeaderAfterTheSetTime() {
        var station = station();
        var self = officer(station);
        officer(station);
        var book = issuedBook();
        var cycle = scoring(book);
        var path = "/api/v1/cycles/" + cycle;
        var leader = token(Role.LEADER, station, officer(station));
        var own = token(Role.LEADER, station, self);
        get(office(), path + "/warning-settings").then().body("warning", equalTo("20.00")).body("leaderAfterDays", equalTo(5));
        settings(path, "40.00", "50.00", 0).then().statusCode(422).body("errors[0].pointer", equalTo("/critical"));
        settings(path, "60.00", "10.00", 5).then().statusCode(200).body("version", equalTo(1));
        confirmWith(entry(cycle, self, clauseOf(book, "1.1"), "-8.00")).then().statusCode(200);
        var mark = warnings.renew(Long.parseLong(cycle), "");
        assertEquals(mark, warnings.renew(Long.parseLong(cycle), mark), "nothing has changed");
        get(own, path + "/my-standing").then().body("warning", not(nullValue()));
        get(leader, path + "/warnings").then().statusCode(200).body("items", empty());

        inside(() -> em.createNativeQuery("UPDATE standing_warning SET leader_from = '2020-01-01' WHERE cycle_id = ?1").setParameter(1, cycle).executeUpdate());
        get(leader, path + "/warnings").then().body("items.officer.id", equalTo(List.of("" + self)));
        get(token(Role.LEADER, station(), null), path + "/warnings").then().body("items", empty());
        get(own, path + "/warnings").then().body("items", empty());

        settings(path, "0.00", "0.00", 5).then().statusCode(200);
        warnings.renew(Long.parseLong(cycle), mark);
        get(leader, path + "/warnings").then().body("items", hasSize(0));
        assertEquals(1L, inside(() -> em.createQuery("select count(w) from StandingWarning w where w.cycleId = :cycle", Long.class).setParameter("cycle", Long.valueOf(cycle)).getSingleResult()), "it is kept on record");
    }

    private Response settings(String path, String warning, String critical, int days) {
        return change(office(), "PUT", path + "/warning-settings", get(office(), path + "/warning-settings").header("ETag"), Map.of("warning", warning, "critical", critical, "leaderAfterDays", days));
    }

    private String entry(String cycle, long officer, String clause, String points) {
        return id(propose(assessor(), proposal(cycle, officer, clause, points)));
    }

    private Response confirmWith(String entry) {
        return step(office(), "/api/v1/score-entries/" + entry, "/confirmation", Map.of("note", "属实"));
    }

    private Response supposed(String token, String path, List<Map<String, String>> entries, boolean withPending) {
        return suppose(token, path, Map.of("entries", entries, "withPending", withPending));
    }

    private Response suppose(String token, String path, Map<String, Object> body) {
        return given(token).body(body).post(path + "/my-standing/what-if");
    }
}
