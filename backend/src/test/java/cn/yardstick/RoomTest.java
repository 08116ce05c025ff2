package cn.yardstick;

import cn.yardstick.identity.Role;
import io.restassured.response.Response;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tests of the rooms over the API: an office that prepares cycles, an assessor who proposes, facts to propose on. */
public abstract class RoomTest extends BureauTest {

    /** The period of the cycles is the whole of last year. */
    protected static final int YEAR = LocalDate.now().getYear() - 1;
    protected static final String DAY = YEAR + "-05-08";

    private String office;
    private String assessor;
    private String discipline;

    protected String office() {
        office = office == null ? token(Role.ASSESSMENT_OFFICE) : office;
        return office;
    }

    protected String assessor() {
        assessor = assessor == null ? token(Role.ASSESSOR) : assessor;
        return assessor;
    }

    protected String discipline() {
        discipline = discipline == null ? token(Role.DISCIPLINE) : discipline;
        return discipline;
    }

    /** Others of the same roles act from now on: for tests that outlive a token. */
    protected void relieve() {
        office = null;
        assessor = null;
        discipline = null;
    }

    protected static String id(Response created) {
        return created.then().statusCode(201).extract().path("id");
    }

    protected String draft() {
        return id(create(office(), "/api/v1/rule-books", Map.of("title", unique("细则"), "effectiveFrom", YEAR + "-01-01")));
    }

    /** A clause of 1 to 10 points in DILIGENCE or, for an award, in PERFORMANCE. */
    protected Response clause(String book, String code, String kind, String ceiling) {
        var body = new HashMap<String, Object>(Map.of("code", code, "categoryCode", kind.equals("AWARD") ? "PERFORMANCE" : "DILIGENCE", "kind", kind, "posts", List.of(), "textZh", "条款" + code,
                "textEn", "Clause " + code, "minPoints", "1.00", "maxPoints", "10.00", "leadersAnswer", false));
        body.put("ceiling", ceiling);
        return create(office(), "/api/v1/rule-books/" + book + "/clauses", body);
    }

    protected Response issue(String book) {
        return step(office(), "/api/v1/rule-books/" + book, "/issue", null);
    }

    /** An issued book with the deduction 1.1 and the award 2.1. */
    protected String issuedBook() {
        var book = draft();
        clause(book, "1.1", "DEDUCTION", null).then().statusCode(201);
        clause(book, "2.1", "AWARD", null).then().statusCode(201);
        issue(book).then().statusCode(200);
        return book;
    }

    /** Everybody with all points is grade one and never filled into four, so that no tie arises. */
    protected String bookWithoutTies() {
        var book = draft();
        clause(book, "1.1", "DEDUCTION", null).then().statusCode(201);
        var path = "/api/v1/rule-books/" + book;
        var found = get(office(), path);
        Map<String, Object> settings = new HashMap<>(found.jsonPath().getMap("$"));
        settings.keySet().retainAll(List.of("title", "baseScore", "categories", "grades", "fill", "neverFillAtOrAbove", "tieBreak", "leadersAnswering", "effectiveFrom"));
        var grades = new HashMap<String, Object>(found.jsonPath().getMap("grades"));
        var one = new HashMap<String, Object>(found.jsonPath().getMap("grades.ONE"));
        one.put("maxShare", null);
        grades.put("ONE", one);
        settings.put("grades", grades);
        settings.put("neverFillAtOrAbove", "100.00");
        change(office(), "PUT", path, found.header("ETag"), settings).then().statusCode(200);
        issue(book).then().statusCode(200);
        return book;
    }

    protected String clauseOf(String book, String code) {
        return get(office(), "/api/v1/rule-books/" + book + "/clauses?limit=200").path("items.find { it.code == '" + code + "' }.id");
    }

    protected static Map<String, Object> cycleBody(String book, int minPoolSize) {
        return new HashMap<>(Map.of("name", unique("周期"), "ruleBookId", book, "from", YEAR + "-01-01", "until", YEAR + "-12-31", "publicityDays", 5, "minPoolSize", minPoolSize));
    }

    protected String preparing(String book) {
        return preparing(cycleBody(book, 1));
    }

    private String preparing(Map<String, Object> body) {
        return id(create(office(), "/api/v1/cycles", body));
    }

    protected String meeting(String token, String cycle, String kind, Long unit) {
        var body = new HashMap<String, Object>(Map.of("kind", kind, "title", "会" + kind, "scheduledAt", YEAR + "-01-05T01:00:00Z", "place", "三楼", "agenda", "学习细则"));
        body.put("unitId", unit == null ? null : unit.toString());
        return id(create(token, "/api/v1/cycles/" + cycle + "/meetings", body));
    }

    protected Response hold(String token, String meeting) {
        return step(token, "/api/v1/meetings/" + meeting, "/holding", Map.of("heldAt", Instant.now().minusSeconds(60).toString(), "minutes", "已学习"));
    }

    protected Response attend(String token, String meeting, Map<Long, String> states) {
        var path = "/api/v1/meetings/" + meeting;
        var items = states.entrySet().stream().map(one -> Map.of("officerId", one.getKey().toString(), "state", one.getValue())).toList();
        return change(token, "PUT", path + "/attendance", get(token, path).header("ETag"), Map.of("items", items));
    }

    /** Through preparation with reasons for whoever was not reached. */
    protected String scoring(String book) {
        return scoring(cycleBody(book, 1));
    }

    /** As {@link #scoring(String)}, of a cycle of one's own. */
    protected String scoring(Map<String, Object> body) {
        var cycle = preparing(body);
        for (String kind : List.of("ALL_OFFICERS", "LEADERS", "ASSESSMENT_GROUP")) {
            hold(office(), meeting(office(), cycle, kind, null)).then().statusCode(200);
        }
        pass(cycle, "RULE_BOOK_ACKNOWLEDGED").then().statusCode(201);
        pass(cycle, "EVERYONE_REACHED").then().statusCode(201);
        move(cycle, "SCORING").then().statusCode(200);
        return cycle;
    }

    protected Response pass(String cycle, String gate) {
        return create(office(), "/api/v1/cycles/" + cycle + "/gate-overrides", Map.of("gate", gate, "reason", "其余人员书面签收"));
    }

    protected Response move(String cycle, String stage) {
        return step(office(), "/api/v1/cycles/" + cycle, "/stage", Map.of("to", stage));
    }

    /** A step on the record as it is now. */
    protected Response step(String token, String path, String step, Object body) {
        return change(token, "POST", path + step, get(token, path).header("ETag"), body);
    }

    protected String diary(long officer, String day) {
        return id(create(assessor(), "/api/v1/diary-entries", Map.of("occurredOn", day, "text", "设卡时擅自离岗", "officerIds", List.of("" + officer))));
    }

    protected String incident(String token, List<Long> people, List<Long> unitIds) {
        return id(create(token, "/api/v1/incidents", incidentBody(people, unitIds)));
    }

    protected static Map<String, Object> incidentBody(List<Long> people, List<Long> unitIds) {
        return new HashMap<>(Map.of("nature", "NEGATIVE", "source", "SUPERIOR", "title", "设卡脱岗", "description", "嫌疑人逃跑", "occurredOn", DAY,
                "officers", people.stream().map(one -> Map.of("officerId", "" + one, "role", "PRINCIPAL", "disposition", "NONE")).toList(),
                "unitIds", unitIds.stream().map(String::valueOf).toList()));
    }

    protected Response verify(String token, String incident) {
        return step(token, "/api/v1/incidents/" + incident, "/verification", Map.of("note", "属实"));
    }

    /** A proposal on a diary entry of that day. */
    protected Map<String, Object> proposal(String cycle, long officer, String clause, String points) {
        return new HashMap<>(Map.of("cycleId", cycle, "officerId", "" + officer, "clauseId", clause, "points", points, "occurredOn", DAY, "diaryEntryIds", List.of(diary(officer, DAY)), "note", "记分"));
    }

    protected Response propose(String token, Map<String, Object> body) {
        return create(token, "/api/v1/score-entries", body);
    }

    protected Response confirm(String token, String entry) {
        return step(token, "/api/v1/score-entries/" + entry, "/confirmation", Map.of("note", "已当面核对"));
    }

    /** Access token of another system that may report about a unit. */
    protected String system(String name, long unit) {
        var made = create(token(Role.SYSTEM_ADMIN), "/api/v1/clients", Map.of("name", unique("sys").toLowerCase(), "displayName", name, "scopes", List.of("incidents:write"), "unitIds", List.of("" + unit),
                "requestsPerMinute", 600));
        made.then().statusCode(201);
        return given(null).contentType("application/x-www-form-urlencoded").formParam("grant_type", "client_credentials").formParam("client_id", (String) made.path("client.name"))
                .formParam("client_secret", (String) made.path("secret")).post("/api/v1/client-tokens").then().statusCode(200).extract().path("access_token");
    }
}
