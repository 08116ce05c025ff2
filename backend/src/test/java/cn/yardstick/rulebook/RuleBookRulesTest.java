package cn.yardstick.rulebook;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import cn.yardstick.RoomTest;
import cn.yardstick.identity.Role;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** Rule books (M2, M4): what is issued stands for ever, and everybody reads it. */
@QuarkusTest
class RuleBookRulesTest extends RoomTest {

    @Test
    void anIssuedVersionNeverChanges() {
        var book = draft();
        var path = "/api/v1/rule-books/" + book;
        issue(book).then().statusCode(409).body("errors.pointer", hasItem("NO_CLAUSES"));
        clause(book, "1.1", "DEDUCTION", "FOUR").then().statusCode(201);
        clause(book, "1.1", "DEDUCTION", null).then().statusCode(409);
        clause(book, "2.1", "AWARD", "FOUR").then().statusCode(422);
        var settings = settings(book);
        issue(book).then().statusCode(200).body("state", equalTo("ISSUED")).body("issuedBy", not(nullValue()));
        issue(book).then().statusCode(409);
        clause(book, "1.2", "DEDUCTION", null).then().statusCode(409);
        change(office(), "PUT", path, get(office(), path).header("ETag"), settings).then().statusCode(409);
        var clause = path + "/clauses/" + clauseOf(book, "1.1");
        change(office(), "DELETE", clause, get(office(), clause).header("ETag"), null).then().statusCode(409);
        change(office(), "PUT", clause, get(office(), clause).header("ETag"), clauseBody("1.1", "改过的条款", "9.00")).then().statusCode(409);
        create(office(), path + "/documents", Map.of("kind", "FORM", "titleZh", "表", "titleEn", "Form", "bodyZh", "内容", "bodyEn", "Body")).then().statusCode(409);
        get(office(), clause).then().body("textZh", equalTo("条款1.1"));
    }

    @Test
    void aLaterVersionShowsWhatChanged() {
        var first = draft();
        for (String code : List.of("1.1", "1.2")) {
            clause(first, code, "DEDUCTION", null).then().statusCode(201);
        }
        issue(first).then().statusCode(200);
        var second = id(create(office(), "/api/v1/rule-books", Map.of("title", get(office(), "/api/v1/rule-books/" + first).path("title"), "basedOn", first, "effectiveFrom", YEAR + "-06-01")));
        var path = "/api/v1/rule-books/" + second;
        get(office(), path).then().body("basedOn", equalTo(first)).body("state", equalTo("DRAFT"));
        get(office(), path + "/differences?from=" + first).then().statusCode(200).body("items", hasSize(0));
        var one = path + "/clauses/" + clauseOf(second, "1.1");
        change(office(), "PUT", one, get(office(), one).header("ETag"), clauseBody("1.1", "条款1.1", "9.00")).then().statusCode(200);
        var two = path + "/clauses/" + clauseOf(second, "1.2");
        change(office(), "DELETE", two, get(office(), two).header("ETag"), null).then().statusCode(204);
        clause(second, "1.3", "DEDUCTION", null).then().statusCode(201);
        var settings = settings(second);
        settings.put("baseScore", "120.00");
        change(office(), "PUT", path, get(office(), path).header("ETag"), settings).then().statusCode(200);
        get(office(), path + "/differences?from=" + first).then().body("items.find { it.code == '1.1' }.change", equalTo("CHANGED")).body("items.find { it.code == '1.1' }.field", equalTo("maxPoints"))
                .body("items.find { it.code == '1.1' }.before", equalTo("10.00")).body("items.find { it.code == '1.1' }.after", equalTo("9.00"))
                .body("items.find { it.code == '1.2' }.change", equalTo("REMOVED")).body("items.find { it.code == '1.3' }.change", equalTo("ADDED"))
                .body("items.find { it.code == 'baseScore' }.after", equalTo("120.00")).body("items", hasSize(4));
        get(office(), "/api/v1/rule-books/" + first + "/clauses").then().body("items.code", equalTo(List.of("1.1", "1.2")));
        get(office(), path + "/differences?from=99999999").then().statusCode(404);
        create(office(), "/api/v1/rule-books", Map.of("title", "无源", "basedOn", "99999999", "effectiveFrom", YEAR + "-06-01")).then().statusCode(422);
    }

    @Test
    void theCheckSaysWhatIsWrong() {
        var book = draft();
        var path = "/api/v1/rule-books/" + book;
        create(office(), path + "/clauses", clauseBody("1.1", "破案率低于全市平均", "5.00")).then().statusCode(201);
        create(office(), path + "/clauses", clauseBody("1.2", "迟到", "5.00")).then().statusCode(201);
        create(office(), path + "/clauses", clauseBody("1.3", "迟到。", "5.00")).then().statusCode(201);
        var settings = settings(book);
        var grades = new HashMap<String, Object>(Map.of("TWO", upper("80.00", null), "THREE", Map.of("minScore", "85.00"), "FOUR", Map.of("minShare", "0.6")));
        grades.put("ONE", upper("90.00", "0.5"));
        settings.put("grades", grades);
        change(office(), "PUT", path, get(office(), path).header("ETag"), settings).then().statusCode(200);
        get(office(), path + "/check").then().statusCode(200).body("items.code", hasItems("FORBIDDEN_INDICATOR", "COUNTED_TWICE", "SHARES_IMPOSSIBLE", "MIN_SCORES_RISE"));
        issue(book).then().statusCode(409);
        for (Object share : List.of("1.5", "-0.1", 0.5)) {
            grades.put("FOUR", Map.of("minShare", share));
            change(office(), "PUT", path, get(office(), path).header("ETag"), settings).then().statusCode(share instanceof String ? 422 : 400);
        }
        for (String points : List.of("0.00", "-1.00")) {
            create(office(), path + "/clauses", clauseBody("1.9", "负分", points)).then().statusCode(422);
        }
    }

    @Test
    void everybodyReadsItOnceAndWhoHasNotIsVisible() throws Exception {
        var station = station();
        var reader = officer(station);
        var other = officer(station);
        var token = token(Role.OFFICER, null, reader);
        var book = draft();
        clause(book, "1.1", "DEDUCTION", null).then().statusCode(201);
        var path = "/api/v1/rule-books/" + book + "/acknowledgements";
        create(token, path, null).then().statusCode(409);
        issue(book).then().statusCode(200);
        // Who is no officer has nothing to confirm.
        create(token(Role.SYSTEM_ADMIN), path, null).then().statusCode(409);
        var statuses = atOnce(5, () -> create(token, path, null));
        assertEquals(1, Collections.frequency(statuses, 201), statuses::toString);
        assertEquals(4, Collections.frequency(statuses, 409), statuses::toString);
        get(office(), path + "?unit=" + station + "&acknowledged=true").then().body("items.officer.id", equalTo(List.of("" + reader)));
        get(office(), path + "?unit=" + station + "&acknowledged=false").then().body("items.officer.id", equalTo(List.of("" + other)));
        var leader = token(Role.LEADER, station, null);
        get(leader, path + "?limit=200").then().body("items.officer.id", equalTo(List.of("" + reader, "" + other)));
        get(token, path).then().statusCode(403);
    }

    @Test
    void draftsMadeAtOnceHaveNumbersOfTheirOwn() throws Exception {
        var numbers = new ArrayList<Object>();
        try (var pool = Executors.newFixedThreadPool(6)) {
            Callable<Response> make = () -> create(office(), "/api/v1/rule-books", Map.of("title", "并行起草", "effectiveFrom", YEAR + "-01-01"));
            for (var one : pool.invokeAll(Collections.nCopies(6, make))) {
                if (one.get().statusCode() == 201) {
                    numbers.add(one.get().path("versionNumber"));
                }
            }
        }
        assertEquals(numbers.size(), new HashSet<>(numbers).size(), numbers::toString);
        org.hamcrest.MatcherAssert.assertThat(numbers.size(), greaterThanOrEqualTo(1));
    }

    private Map<String, Object> settings(String book) {
        Map<String, Object> settings = new HashMap<>(get(office(), "/api/v1/rule-books/" + book).jsonPath().getMap("$"));
        settings.keySet().retainAll(List.of("title", "baseScore", "categories", "grades", "fill", "neverFillAtOrAbove", "tieBreak", "leadersAnswering", "effectiveFrom"));
        return settings;
    }

    private static Map<String, Object> upper(String score, String share) {
        var upper = new HashMap<String, Object>();
        upper.put("minScore", score);
        upper.put("maxShare", share);
        return upper;
    }

    private static Map<String, Object> clauseBody(String code, String text, String max) {
        var body = new HashMap<String, Object>(Map.of("code", code, "categoryCode", "DILIGENCE", "kind", "DEDUCTION", "posts", List.of(), "textZh", text, "textEn", "Clause " + code, "minPoints",
                max.startsWith("-") || max.equals("0.00") ? max : "1.00", "maxPoints", max, "leadersAnswer", false));
        body.put("ceiling", null);
        return body;
    }

    private static List<Integer> atOnce(int times, Callable<Response> call) throws Exception {
        try (var pool = Executors.newFixedThreadPool(times)) {
            var statuses = new ArrayList<Integer>();
            for (var one : pool.invokeAll(Collections.nCopies(times, call))) {
                statuses.add(one.get().statusCode());
            }
            return statuses;
        }
    }
}
