package cn.yardstick.cycle;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import cn.yardstick.RoomTest;
import cn.yardstick.identity.Role;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Stages, gates and the frozen population (M13), by somebody who tries to get around them. */
@QuarkusTest
class CycleRulesTest extends RoomTest {

    @Test
    void stagesGoForwardsOneAtATimeAndGatesSpeak() {
        var book = draft();
        clause(book, "1.1", "DEDUCTION", null).then().statusCode(201);
        var cycle = preparing(book);
        for (String stage : List.of("PREPARATION", "GRADING", "PUBLICITY", "FINAL")) {
            move(cycle, stage).then().statusCode(409);
        }
        move(cycle, "SCORING").then().statusCode(409).body("type", containsString("gate-shut"))
                .body("errors.pointer", hasItems("RULE_BOOK_ISSUED", "MEETINGS_HELD"));
        get(office(), path(cycle) + "/gates").then().statusCode(200).body("mayMove", equalTo(false))
                .body(gate("MEETINGS_HELD") + ".message", equalTo("三个会中尚有 3 个未召开。")).body(gate("MEETINGS_HELD") + ".waitingCount", equalTo(3))
                .body(gate("RULE_BOOK_ISSUED") + ".message", equalTo("考核细则尚未印发。"));
        given(office()).header("Accept-Language", "en").get(path(cycle) + "/gates").then().body(gate("RULE_BOOK_ISSUED") + ".message", equalTo("The rule book is not issued yet."));
        for (String gate : List.of("RULE_BOOK_ISSUED", "MEETINGS_HELD", "POOLS_ARRANGED")) {
            pass(cycle, gate).then().statusCode(409);
        }
        pass(cycle, "PERIOD_OVER").then().statusCode(409);
        create(office(), path(cycle) + "/gate-overrides", Map.of("gate", "EVERYONE_REACHED", "reason", " ")).then().statusCode(422);
        pass(cycle, "EVERYONE_REACHED").then().statusCode(201);
        pass(cycle, "EVERYONE_REACHED").then().statusCode(409);
        get(office(), path(cycle) + "/gates").then().body(gate("EVERYONE_REACHED") + ".passedBy", notNullValue()).body(gate("EVERYONE_REACHED") + ".passedReason", equalTo("其余人员书面签收"));
        get(office(), path(cycle) + "/history").then().body("items.action", equalTo(List.of("cycle.created", "cycle.gate-passed"))).body("items[1].reason", equalTo("其余人员书面签收"));
    }

    @Test
    void theRuleBookIsNotExchangedBehindAPassedGate() {
        var first = issuedBook();
        var body = cycleBody(first, 1);
        var cycle = id(create(office(), "/api/v1/cycles", body));
        body.put("ruleBookId", issuedBook());
        put(cycle, body).then().statusCode(200);
        pass(cycle, "RULE_BOOK_ACKNOWLEDGED").then().statusCode(201);
        body.put("ruleBookId", first);
        put(cycle, body).then().statusCode(409);
        body.put("ruleBookId", "99999999");
        put(cycle, body).then().statusCode(422);
        body.put("until", (YEAR - 1) + "-12-31");
        put(cycle, body).then().statusCode(422);
    }

    @Test
    void thePopulationIsFrozenWithItsPools() {
        var station = station();
        var goes = officer(station);
        officer(station);
        var other = station();
        officer(other);
        var book = issuedBook();
        var cycle = scoring(book);
        var member = path(cycle) + "/members/" + goes;
        String pool = get(office(), member).path("poolId");
        create(office(), "/api/v1/officers/" + goes + "/assignments", Map.of("unitId", "" + other, "post", "PATROL", "from", LocalDate.now().toString())).then().statusCode(201);
        var later = officer(station);
        get(office(), member).then().statusCode(200).body("poolId", equalTo(pool)).body("unit.id", equalTo("" + station)).body("post", equalTo("COMMUNITY"));
        get(office(), path(cycle) + "/members/" + later).then().statusCode(404);
        propose(assessor(), proposal(cycle, later, clauseOf(book, "1.1"), "-1.00")).then().statusCode(422).body("errors[0].pointer", equalTo("/officerId"));
        put(cycle, cycleBody(book, 1)).then().statusCode(409);
        arrange(cycle, "" + station, null, "不再改").then().statusCode(409);

        String elsewhere = get(office(), path(cycle) + "/pools").path("items.find { it.unit != null && it.unit.id == '" + other + "' }.id");
        var etag = get(office(), member).header("ETag");
        change(office(), "POST", member + "/pool", etag, Map.of("poolId", elsewhere)).then().statusCode(422);
        change(office(), "POST", member + "/pool", etag, Map.of("poolId", "99999999", "reason", "交流")).then().statusCode(422);
        change(office(), "POST", member + "/pool", etag, Map.of("poolId", elsewhere, "reason", "交流任职")).then().statusCode(200).body("poolId", equalTo(elsewhere));
        change(office(), "POST", member + "/pool", etag, Map.of("poolId", pool, "reason", "旧版本")).then().statusCode(412);
        get(office(), "/api/v1/officers/" + goes + "/history").then().body("items.find { it.action == 'cycle.member-moved' }.reason", equalTo("交流任职"));
    }

    @Test
    void smallPoolsAreJoinedOrConfirmedWithAReason() {
        var small = station();
        var big = station();
        var lone = station();
        officer(small);
        officer(lone);
        for (int i = 0; i < 2; i++) {
            officer(big);
        }
        var cycle = id(create(office(), "/api/v1/cycles", cycleBody(issuedBook(), 2)));
        pool(cycle, small).body(pool(small) + ".tooSmall", equalTo(true)).body(pool(big) + ".tooSmall", equalTo(false));
        get(office(), path(cycle) + "/gates").then().body(gate("POOLS_ARRANGED") + ".open", equalTo(false)).body(gate("POOLS_ARRANGED") + ".waitingCount", greaterThan(1));
        arrange(cycle, "" + small, "99999999", "并入").then().statusCode(422);
        arrange(cycle, "" + small, "" + small, "并入").then().statusCode(422);
        create(office(), path(cycle) + "/pool-arrangements", Map.of("unitId", "" + small, "joinUnitId", "" + big)).then().statusCode(422);
        arrange(cycle, "" + small, "" + big, "人数过少").then().statusCode(201);
        arrange(cycle, "" + big, "" + small, "互相并入").then().statusCode(409);
        pool(cycle, big).body(pool(small), nullValue()).body(pool(big) + ".size", equalTo(3)).body(pool(big) + ".units.id", hasItems("" + small, "" + big));
        arrange(cycle, "" + lone, null, "地处偏远，单独比较").then().statusCode(201);
        pool(cycle, lone).body(pool(lone) + ".tooSmall", equalTo(false)).body(pool(lone) + ".confirmedReason", equalTo("地处偏远，单独比较"));
    }

    @Test
    void neitherATieNorAnOpenEntryIsPassedAndAStaleListIsNoPublication() {
        var station = station();
        for (int i = 0; i < 4; i++) {
            officer(station);
        }
        var culprit = officer(station);
        var book = evenBook();
        var cycle = scoring(book);
        var entry = id(propose(assessor(), proposal(cycle, culprit, clauseOf(book, "1.1"), "-5.00")));
        pass(cycle, "NO_OPEN_ENTRY").then().statusCode(409);
        move(cycle, "GRADING").then().statusCode(409).body("errors.pointer", hasItem("NO_OPEN_ENTRY"));
        confirm(office(), entry).then().statusCode(200);
        move(cycle, "GRADING").then().statusCode(200);
        propose(assessor(), proposal(cycle, culprit, clauseOf(book, "2.1"), "1.00")).then().statusCode(409);
        for (String gate : List.of("GRADED", "NO_OPEN_TIE", "PUBLISHED")) {
            pass(cycle, gate).then().statusCode(409);
        }
        create(office(), path(cycle) + "/publications", Map.of("title", "未评先公示")).then().statusCode(409);
        create(office(), path(cycle) + "/assessment", Map.of()).then().statusCode(201).body("openTies", equalTo(0));
        var second = tokenOf(account(Role.ASSESSMENT_OFFICE, null, null));
        var list = publish(cycle, second);
        create(office(), path(cycle) + "/publications", Map.of("title", "再来一份")).then().statusCode(409);

        create(second, "/api/v1/score-entries/" + entry + "/reversal", Map.of("reason", "事实有误")).then().statusCode(201);
        move(cycle, "PUBLICITY").then().statusCode(409).body("errors.pointer", hasItem("GRADED"));
        create(office(), path(cycle) + "/assessment", Map.of()).then().statusCode(201);
        move(cycle, "PUBLICITY").then().statusCode(409).body("errors.pointer", equalTo(List.of("PUBLISHED")));
        step(office(), "/api/v1/publications/" + list, "/withdrawal", Map.of("reason", "重新评定")).then().statusCode(200);
        var again = publish(cycle, second);
        assertNotEquals(list, again);
        get(office(), "/api/v1/publications/" + again).then().body("revision", equalTo(2));
        move(cycle, "PUBLICITY").then().statusCode(200);
        create(office(), "/api/v1/score-entries/" + entry + "/reversal", Map.of("reason", "公示后")).then().statusCode(409);
        step(office(), "/api/v1/publications/" + again, "/withdrawal", Map.of("reason", "太晚")).then().statusCode(409);

        pass(cycle, "TERM_OVER").then().statusCode(201);
        get(second, path(cycle) + "/gates").then().body("mayMove", equalTo(false));
        step(second, path(cycle), "/stage", Map.of("to", "FINAL")).then().statusCode(403);
        get(office(), path(cycle) + "/gates").then().body("mayMove", equalTo(true));
        move(cycle, "FINAL").then().statusCode(200).body("stage", equalTo("FINAL"));
        for (String stage : List.of("PREPARATION", "PUBLICITY", "FINAL")) {
            move(cycle, stage).then().statusCode(409);
        }
        create(office(), path(cycle) + "/meetings", Map.of("kind", "LEADERS", "title", "会", "scheduledAt", YEAR + "-01-05T01:00:00Z", "place", "三楼", "agenda", "学习")).then().statusCode(409);
        List<String> told = get(office(), path(cycle) + "/history?limit=200").path("items.findAll { it.action == 'cycle.stage-moved' }.after.stage");
        assertEquals(List.of("SCORING", "GRADING", "PUBLICITY", "FINAL"), told);
    }

    private String publish(String cycle, String second) {
        var list = id(create(office(), path(cycle) + "/publications", Map.of("title", "公示")));
        step(office(), "/api/v1/publications/" + list, "/approval", null).then().statusCode(403);
        step(second, "/api/v1/publications/" + list, "/approval", null).then().statusCode(200);
        return list;
    }

    /** Everybody with all points is grade one: no tie arises. */
    private String evenBook() {
        var book = draft();
        clause(book, "1.1", "DEDUCTION", null).then().statusCode(201);
        clause(book, "2.1", "AWARD", null).then().statusCode(201);
        var path = "/api/v1/rule-books/" + book;
        var found = get(office(), path);
        Map<String, Object> settings = new HashMap<>(found.jsonPath().getMap("$"));
        settings.keySet().retainAll(List.of("title", "baseScore", "categories", "fill", "neverFillAtOrAbove", "tieBreak", "leadersAnswering", "effectiveFrom"));
        var free = new HashMap<String, Object>();
        free.put("minScore", null);
        free.put("maxShare", null);
        settings.put("grades", Map.of("ONE", free, "TWO", free, "THREE", Map.of("minScore", "0"), "FOUR", Map.of("minShare", "0")));
        change(office(), "PUT", path, found.header("ETag"), settings).then().statusCode(200);
        issue(book).then().statusCode(200);
        return book;
    }

    private Response put(String cycle, Map<String, Object> body) {
        return change(office(), "PUT", path(cycle), get(office(), path(cycle)).header("ETag"), body);
    }

    private Response arrange(String cycle, String unit, String join, String reason) {
        var body = new HashMap<String, Object>(Map.of("unitId", unit, "reason", reason));
        body.put("joinUnitId", join);
        return create(office(), path(cycle) + "/pool-arrangements", body);
    }

    private io.restassured.response.ValidatableResponse pool(String cycle, long unit) {
        return get(office(), path(cycle) + "/pools").then().statusCode(200);
    }

    private static String pool(long unit) {
        return "items.find { it.unit != null && it.unit.id == '" + unit + "' }";
    }

    private static String gate(String kind) {
        return "items.find { it.gate == '" + kind + "' }";
    }

    private static String path(String cycle) {
        return "/api/v1/cycles/" + cycle;
    }
}
