package cn.yardstick.story;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.yardstick.BureauTest;
import cn.yardstick.harness.NastyCells;
import cn.yardstick.identity.Role;
import cn.yardstick.kernel.LeadershipRole;
import cn.yardstick.kernel.Post;
import cn.yardstick.ledger.LogKeys;
import cn.yardstick.ledger.Receipt;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

/** The seed's own story over the API, from an issued rule book to a published grade. */
@QuarkusTest
class StoryTest extends BureauTest {

    private static final int YEAR = LocalDate.now().getYear() - 1;
    private static final String DAY = YEAR + "-05-08";

    private final List<Long> stations = new ArrayList<>();
    private final Map<Long, Long> heads = new HashMap<>();
    private long culprit;
    private String reader;
    private String office;
    private String assessor;
    private String discipline;
    private String cycle;
    private String checkpointClause;
    private String awardClause;

    @Test
    void fromAnIssuedRuleBookToAPublishedGrade() throws IOException {
        office = token(Role.ASSESSMENT_OFFICE);
        discipline = token(Role.DISCIPLINE);
        assessor = tokenOf(account(Role.ASSESSOR, null, null));
        people();
        var book = ruleBook();
        prepare(book);
        facts();
        grade();
        publish();
    }

    private void people() {
        for (int i = 0; i < 4; i++) {
            var station = station();
            stations.add(station);
            heads.put(station, officer(station, "所长" + i, Post.LEADING, LeadershipRole.HEAD));
            for (int j = 0; j < (i == 0 ? 3 : 1); j++) {
                officer(station, "副所长" + i + j, Post.LEADING, LeadershipRole.DEPUTY);
            }
            for (int j = 0; j < 5; j++) {
                var officer = officer(station, "民警" + i + j, Post.PATROL, null);
                culprit = i == 0 && j == 0 ? officer : culprit;
            }
        }
        get(office, "/api/v1/units/" + stations.getFirst()).then().statusCode(200).body("figures.headcount", equalTo(9)).body("figures.leaders", equalTo(4));
    }

    private String ruleBook() {
        String book = create(office, "/api/v1/rule-books", Map.of("title", "全员等级评定考核细则", "effectiveFrom", YEAR + "-01-01")).then().statusCode(201).extract().path("id");
        var path = "/api/v1/rule-books/" + book;
        checkpointClause = clause(path, "3.1", "DILIGENCE", "DEDUCTION", "设卡检查中擅离岗位,致犯罪嫌疑人逃跑", "30.00", "30.00", "FOUR");
        awardClause = clause(path, "4.2", "PERFORMANCE", "AWARD", "工作成绩突出", "1.00", "10.00", null);
        get(office, path + "/check").then().statusCode(200).body("items.severity", not(hasItem("ERROR")));
        change(office, "POST", path + "/issue", get(office, path).header("ETag"), null).then().statusCode(200).body("state", equalTo("ISSUED"));
        create(office, path + "/clauses", clauseBody("9.9", "DILIGENCE", "DEDUCTION", "改", "1.00", "1.00", null)).then().statusCode(409);
        reader = token(Role.OFFICER, null, culprit);
        create(reader, path + "/acknowledgements", null).then().statusCode(201);
        create(reader, path + "/acknowledgements", null).then().statusCode(409);
        get(office, path + "/acknowledgements?acknowledged=false&unit=" + stations.getFirst()).then().statusCode(200).body("items", hasSize(8));
        return book;
    }

    private void prepare(String book) {
        cycle = create(office, "/api/v1/cycles", Map.of("name", "年度评定", "ruleBookId", book, "from", YEAR + "-01-01", "until", YEAR + "-12-31", "publicityDays", 5, "minPoolSize", 1))
                .then().statusCode(201).extract().path("id");
        move("SCORING").then().statusCode(409).body("errors.pointer", hasItems("MEETINGS_HELD", "EVERYONE_REACHED", "RULE_BOOK_ACKNOWLEDGED"));
        for (String kind : List.of("ALL_OFFICERS", "LEADERS", "ASSESSMENT_GROUP")) {
            meeting(kind);
        }
        create(office, cyclePath("/gate-overrides"), Map.of("gate", "MEETINGS_HELD", "reason", "不行")).then().statusCode(409);
        create(office, cyclePath("/gate-overrides"), Map.of("gate", "RULE_BOOK_ACKNOWLEDGED", "reason", "其余人员纸质签收")).then().statusCode(201);
        move("SCORING").then().statusCode(200).body("stage", equalTo("SCORING"));
        get(office, cyclePath("/members/" + culprit)).then().statusCode(200).body("leader", equalTo(false));
    }

    private void meeting(String kind) {
        String id = create(office, cyclePath("/meetings"), Map.of("kind", kind, "title", "会", "scheduledAt", YEAR + "-01-05T01:00:00Z", "place", "三楼", "agenda", "学习细则"))
                .then().statusCode(201).extract().path("id");
        var path = "/api/v1/meetings/" + id;
        change(office, "POST", path + "/holding", get(office, path).header("ETag"), Map.of("heldAt", Instant.now().minusSeconds(60).toString(), "minutes", "已学习")).then().statusCode(200);
        var items = new ArrayList<Map<String, String>>();
        String cursor = "";
        do {
            var page = get(office, path + "/attendance?limit=200" + cursor).then().statusCode(200).extract();
            page.<List<String>>path("items.officer.id").forEach(officer -> items.add(Map.of("officerId", officer, "state", "PRESENT")));
            cursor = page.path("nextCursor") == null ? null : "&cursor=" + page.path("nextCursor");
        } while (cursor != null);
        if (!items.isEmpty()) {
            change(office, "PUT", path + "/attendance", get(office, path).header("ETag"), Map.of("items", items)).then().statusCode(200).body("reached", equalTo(items.size()));
        }
    }

    private void facts() {
        String diary = create(assessor, "/api/v1/diary-entries", Map.of("occurredOn", DAY, "text", "设卡时擅自离岗", "officerIds", List.of("" + culprit))).then().statusCode(201).extract().path("id");
        String incident = create(discipline, "/api/v1/incidents", Map.of("nature", "NEGATIVE", "source", "SUPERIOR", "title", "设卡脱岗", "description", "嫌疑人逃跑,市局警诫一次", "occurredOn", DAY,
                "officers", List.of(Map.of("officerId", "" + culprit, "role", "PRINCIPAL", "disposition", "WARNING")), "unitIds", List.of(), "diaryEntryIds", List.of(diary)))
                .then().statusCode(201).extract().path("id");
        var body = Map.of("cycleId", cycle, "officerId", "" + culprit, "clauseId", checkpointClause, "points", "-30.00", "occurredOn", DAY, "incidentId", incident, "note", "不遮不掩");
        create(assessor, "/api/v1/score-entries", body).then().statusCode(409);
        decide(office, "/api/v1/incidents/" + incident, "/verification", Map.of("note", "属实")).then().statusCode(200).body("state", equalTo("VERIFIED"));
        String entry = create(assessor, "/api/v1/score-entries", body).then().statusCode(201).extract().path("id");
        create(assessor, "/api/v1/score-entries", body).then().statusCode(409);
        move("GRADING").then().statusCode(409).body("errors.pointer", hasItem("NO_OPEN_ENTRY"));
        decide(office, "/api/v1/score-entries/" + entry, "/confirmation", Map.of("note", "已当面核对")).then().statusCode(200).body("ceiling", equalTo("FOUR"));
        for (int i = 1; i <= 2; i++) {
            award(heads.get(stations.get(i)), i);
            finding(stations.get(i));
        }
        get(office, "/api/v1/score-entries/" + entry + "/history").then().statusCode(200).body("items.action", equalTo(List.of("score-entry.proposed", "score-entry.confirmed")));
    }

    private void award(long officer, int points) {
        String diary = create(assessor, "/api/v1/diary-entries", Map.of("occurredOn", DAY, "text", "成绩突出", "officerIds", List.of("" + officer))).then().statusCode(201).extract().path("id");
        String entry = create(assessor, "/api/v1/score-entries", Map.of("cycleId", cycle, "officerId", "" + officer, "clauseId", awardClause, "points", points + ".00", "occurredOn", DAY,
                "diaryEntryIds", List.of(diary), "note", "年度工作突出")).then().statusCode(201).extract().path("id");
        decide(office, "/api/v1/score-entries/" + entry, "/confirmation", Map.of("note", "已当面核对")).then().statusCode(200);
    }

    private void finding(long station) {
        String incident = create(discipline, "/api/v1/incidents", Map.of("nature", "NEGATIVE", "source", "DISCIPLINE", "title", "行风问题", "description", "纪检检查", "occurredOn", DAY,
                "officers", List.of(), "unitIds", List.of("" + station))).then().statusCode(201).extract().path("id");
        decide(office, "/api/v1/incidents/" + incident, "/verification", Map.of("note", "属实")).then().statusCode(200);
        create(discipline, "/api/v1/incidents/" + incident + "/findings", Map.of("unitId", "" + station, "leaderSteps", 1, "occurredOn", DAY, "reason", "行风建设存在问题")).then().statusCode(201);
    }

    private void grade() {
        move("GRADING").then().statusCode(200);
        create(office, cyclePath("/assessment"), Map.of()).then().statusCode(201);
        var voters = List.of(assessor, tokenOf(account(Role.ASSESSOR, null, null)), tokenOf(account(Role.ASSESSOR, null, null)));
        for (int round = 0; round < 5 && get(office, cyclePath("/assessment")).<Integer>path("openTies") > 0; round++) {
            List<Map<String, Object>> ties = get(assessor, cyclePath("/assessment/ties")).path("items");
            for (var tie : ties.stream().filter(one -> one.get("state").equals("OPEN")).toList()) {
                @SuppressWarnings("unchecked")
                var chosen = ((List<Map<String, String>>) tie.get("tied")).stream().map(one -> one.get("id")).limit((int) tie.get("places")).toList();
                voters.forEach(voter -> create(voter, cyclePath("/assessment/ties/" + tie.get("id") + "/votes"), Map.of("chosen", chosen, "reason", "集体研究")).then().statusCode(201));
            }
        }
        result(office, culprit).then().statusCode(200).body("grade", equalTo("FOUR")).body("reasons", equalTo(List.of("CEILING"))).body("score", equalTo("70.00"))
                .body("sentences.zh", hasItem(containsString("3.1")));
        for (int i = 1; i <= 2; i++) {
            result(office, heads.get(stations.get(i))).then().statusCode(200).body("grade", equalTo("TWO")).body("reasons", equalTo(List.of("RANKED", "DEMOTED")));
        }
        List<Map<String, Object>> pools = get(office, cyclePath("/assessment/pools?limit=200")).then().statusCode(200).extract().path("items");
        for (var pool : pools) {
            @SuppressWarnings("unchecked")
            var counts = (Map<String, Integer>) pool.get("counts");
            assertTrue(counts.get("FOUR") >= (int) pool.get("fourQuota"), () -> "quota of " + pool.get("name"));
            assertEquals(0, counts.get("none"));
        }
        var leaders = pools.stream().filter(pool -> pool.get("name").equals("所队领导")).findFirst().orElseThrow();
        @SuppressWarnings("unchecked")
        var ones = ((Map<String, Integer>) leaders.get("counts")).get("ONE");
        assertEquals((int) leaders.get("size") * 30 / 100 - 2, ones, "nobody moves up into the place that a leader lost");
    }

    private void publish() throws IOException {
        result(reader, culprit).then().statusCode(404);
        String list = create(office, cyclePath("/publications"), Map.of("title", "公示")).then().statusCode(201).extract().path("id");
        var path = "/api/v1/publications/" + list;
        change(office, "POST", path + "/approval", get(office, path).header("ETag"), null).then().statusCode(403);
        get(reader, path).then().statusCode(404);
        var second = tokenOf(account(Role.ASSESSMENT_OFFICE, null, null));
        change(second, "POST", path + "/approval", get(second, path).header("ETag"), null).then().statusCode(200).body("state", equalTo("PUBLISHED"));
        move("PUBLICITY").then().statusCode(200);
        get(reader, path + "/my-result").then().statusCode(200).body("grade", equalTo("FOUR")).body("entries", hasSize(1)).body("entries[0].points", equalTo("-30.00"));
        takeHome(path);
        asTable(path);
        onPaper(path);
        get(reader, path + "/lines?limit=1").then().statusCode(200).body("items[0].score", nullValue());
        result(reader, culprit).then().statusCode(200);
        result(reader, heads.get(stations.get(1))).then().statusCode(404);
        move("FINAL").then().statusCode(409).body("errors.pointer", hasItem("TERM_OVER"));
    }

    /** The receipt is checked by the keys that the auditor took away, without the service. */
    private void takeHome(String path) {
        var seal = get(reader, path + "/seal").then().statusCode(200).extract();
        var receipt = get(reader, path + "/my-receipt").then().statusCode(200).body("line.grade", equalTo("FOUR")).body("line.officer", equalTo("" + culprit)).body("document", equalTo(seal.<String>path("document"))).extract().asByteArray();
        assertNull(Receipt.fault(receipt, trusted()));
        receipt[receipt.length / 2] ^= 1;
        assertNotNull(Receipt.fault(receipt, trusted()));
        get(office, path + "/my-receipt").then().statusCode(404);
        get(office, path + "/history").then().body("items.find { it.action == 'publication.published' }.after.sealed", equalTo(seal.<String>path("digest")));
    }

    /** Everybody may take the published list away, which is on record. */
    private void asTable(String path) throws IOException {
        var lines = get(reader, path).<Integer>path("officers");
        var table = RestAssured.given().header("Authorization", "Bearer " + reader).get(path + "/lines.xlsx").then().statusCode(200).extract().asByteArray();
        var rows = NastyCells.rows(table);
        assertEquals(List.of(), NastyCells.acting(table));
        assertEquals(lines, rows.indexOf(List.of("名单", "公示")) - 1, "every line, and the sheet that says what it is");
        assertTrue(rows.contains(List.of("名单摘要", get(reader, path + "/seal").<String>path("digest"))));
        var one = RestAssured.given().header("Authorization", "Bearer " + office).get(path + "/lines.xlsx?unit=" + stations.get(1)).then().statusCode(200).extract().asByteArray();
        assertTrue(NastyCells.rows(one).size() < rows.size(), "a unit alone");
        get(office, path + "/history").then().body("items.findAll { it.action == 'publication.exported' }.after.lines", hasItem(lines));
    }

    /** The notice for everybody, the receipt for whom it is about. */
    private void onPaper(String path) throws IOException {
        var notice = printed(reader, path + "/notice.pdf");
        assertTrue(notice.contains("警评〔") && notice.contains(get(reader, path + "/seal").<String>path("digest").substring(0, 20)), notice);
        assertTrue(notice.contains("四级") && notice.contains("序号 单位 警号 姓名 等级"), notice);
        var receipt = printed(reader, path + "/my-receipt.pdf");
        assertTrue(receipt.contains("四级") && receipt.contains("第 1 个，共"), receipt);
        get(office, path + "/my-receipt.pdf").then().statusCode(404);
    }

    private static String printed(String token, String path) throws IOException {
        var file = RestAssured.given().header("Authorization", "Bearer " + token).get(path).then().statusCode(200).contentType("application/pdf").extract().asByteArray();
        try (var pdf = Loader.loadPDF(file)) {
            return new PDFTextStripper().getText(pdf);
        }
    }

    private static LogKeys trusted() {
        try {
            return new LogKeys(Files.readAllLines(Path.of("target", "test-data", "keys", "audit.keys")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Response result(String token, long officer) {
        return get(token, cyclePath("/assessment/results/" + officer));
    }

    private Response move(String stage) {
        return change(office, "POST", cyclePath("/stage"), get(office, cyclePath("")).header("ETag"), Map.of("to", stage));
    }

    private Response decide(String token, String path, String step, Map<String, ?> body) {
        return change(token, "POST", path + step, get(token, path).header("ETag"), body);
    }

    private String cyclePath(String rest) {
        return "/api/v1/cycles/" + cycle + rest;
    }

    private String clause(String path, String code, String category, String kind, String text, String min, String max, String ceiling) {
        return create(office, path + "/clauses", clauseBody(code, category, kind, text, min, max, ceiling)).then().statusCode(201).extract().path("id");
    }

    private static Map<String, Object> clauseBody(String code, String category, String kind, String text, String min, String max, String ceiling) {
        var body = new HashMap<String, Object>(Map.of("code", code, "categoryCode", category, "kind", kind, "posts", List.of(), "textZh", text, "textEn", "Text", "minPoints", min, "maxPoints", max,
                "leadersAnswer", false));
        body.put("ceiling", ceiling);
        return body;
    }
}
