package cn.yardstick.harness;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** One random history of the demo bureau over the API: a cycle is prepared, scored, graded and published; people object, lists are revised, some of it is taken back. */
final class CrashHistory {

    private static final int YEAR = LocalDate.now().getYear() - 1;
    static final List<String> OBJECTORS = List.of("officer", "officer2", "officer3");
    static final String OFFICE = "office";
    private static final String SECOND = "office2";

    private final Survivor calls;
    private final Random random;
    /** Confirmed entries by objector, until a review takes them back. */
    private final Map<String, List<String>> entries = new HashMap<>();
    /** Whose objection was answered so: against that there is the appeal alone. */
    private final Set<String> dismissed = new HashSet<>();
    private String cycle;
    private String list;

    CrashHistory(Survivor calls, Random random) {
        this.calls = calls;
        this.random = random;
    }

    /** Answers the cycle. */
    String live() {
        var book = book();
        cycle = calls.create(OFFICE, "/api/v1/cycles", Map.of("name", "史" + random.nextInt(1_000_000), "ruleBookId", book, "from", YEAR + "-01-01", "until", YEAR + "-12-31", "publicityDays", 5, "minPoolSize", 1),
                "cycle.created cycle");
        prepare();
        score(clauseOf(book));
        move("GRADING");
        graded();
        published();
        move("PUBLICITY");
        for (int round = 0; round < 2 + random.nextInt(3); round++) {
            if (objected()) {
                graded();
                published();
            }
        }
        return cycle;
    }

    /** Everybody with all points is grade one and never filled into four, so that no tie arises. */
    private String book() {
        var book = calls.create(OFFICE, "/api/v1/rule-books", Map.of("title", "细则" + random.nextInt(1_000_000), "effectiveFrom", YEAR + "-01-01"), "rule-book.drafted rule-book");
        var path = "/api/v1/rule-books/" + book;
        var clause = Map.of("code", "1.1", "categoryCode", "DILIGENCE", "kind", "DEDUCTION", "posts", List.of(), "textZh", "条款", "textEn", "Clause", "minPoints", "1.00", "maxPoints", "10.00", "leadersAnswer", false);
        calls.tried(OFFICE, path + "/clauses", clause, "rule-book.clause-added rule-book/" + book);
        var settings = new ObjectMapper().convertValue(calls.get(OFFICE, path).json(), ObjectNode.class);
        settings.retain("title", "baseScore", "categories", "grades", "fill", "neverFillAtOrAbove", "tieBreak", "leadersAnswering", "effectiveFrom");
        ((ObjectNode) settings.get("grades").get("ONE")).putNull("maxShare");
        settings.put("neverFillAtOrAbove", "100.00");
        calls.change(OFFICE, "PUT", path, "", settings, "rule-book.changed rule-book/" + book);
        calls.step(OFFICE, path, "/issue", null, "rule-book.issued rule-book/" + book);
        return book;
    }

    private String clauseOf(String book) {
        return calls.get(OFFICE, "/api/v1/rule-books/" + book + "/clauses?limit=200").json().get("items").get(0).get("id").asText();
    }

    private void prepare() {
        for (String kind : List.of("ALL_OFFICERS", "LEADERS", "ASSESSMENT_GROUP")) {
            var body = new HashMap<String, Object>(Map.of("kind", kind, "title", "会", "scheduledAt", YEAR + "-01-05T01:00:00Z", "place", "三楼", "agenda", "学习细则"));
            body.put("unitId", null);
            var meeting = calls.create(OFFICE, path("/meetings"), body, "meeting.planned meeting");
            calls.step(OFFICE, "/api/v1/meetings/" + meeting, "/holding", Map.of("heldAt", Instant.now().minusSeconds(60).toString(), "minutes", "已学习"), "meeting.held meeting/" + meeting);
        }
        for (String gate : List.of("RULE_BOOK_ACKNOWLEDGED", "EVERYONE_REACHED")) {
            calls.tried(OFFICE, path("/gate-overrides"), Map.of("gate", gate, "reason", "其余人员书面签收"), "cycle.gate-passed cycle/" + cycle);
        }
        move("SCORING");
    }

    private void score(String clause) {
        for (String who : OBJECTORS) {
            var officer = calls.get(who, "/api/v1/me").json().at("/officer/id").asText();
            for (int i = 0; i < 1 + random.nextInt(3); i++) {
                // The same fact counts once: each is of a day of its own.
                var day = "%d-%02d-%02d".formatted(YEAR, 1 + 4 * i + random.nextInt(4), 1 + random.nextInt(28));
                var diary = calls.create("assessor", "/api/v1/diary-entries", Map.of("occurredOn", day, "text", "设卡时擅自离岗", "officerIds", List.of(officer)), "diary-entry.written diary-entry");
                var points = "-%d.%02d".formatted(1 + random.nextInt(9), random.nextInt(100));
                var entry = calls.create("assessor", "/api/v1/score-entries", Map.of("cycleId", cycle, "officerId", officer, "clauseId", clause, "points", points, "occurredOn", day, "diaryEntryIds", List.of(diary), "note", "记分"),
                        "score-entry.proposed score-entry");
                var path = "/api/v1/score-entries/" + entry;
                if (random.nextInt(6) == 0) {
                    calls.step(SECOND, path, "/rejection", Map.of("reason", "不足"), "score-entry.rejected score-entry/" + entry);
                } else {
                    calls.step(SECOND, path, "/confirmation", Map.of("note", "已当面核对"), "score-entry.confirmed score-entry/" + entry);
                    entries.computeIfAbsent(who, ignored -> new ArrayList<>()).add(entry);
                }
            }
        }
    }

    private void graded() {
        if (!calls.tried(OFFICE, path("/assessment"), Map.of(), "assessment.run cycle/" + cycle)) {
            throw new IllegalStateException("not graded");
        }
    }

    /** Proposed, perhaps taken back and proposed anew, approved. */
    private void published() {
        if (random.nextInt(4) == 0) {
            var taken = proposed();
            calls.step(SECOND, "/api/v1/publications/" + taken, "/withdrawal", Map.of("reason", "先核实"), "publication.withdrawn publication/" + taken);
        }
        list = proposed();
        calls.step(SECOND, "/api/v1/publications/" + list, "/approval", null, "publication.published publication/" + list);
    }

    private String proposed() {
        var places = random.nextBoolean() ? "VACANT" : "FILLED";
        return calls.create(OFFICE, path("/publications"), list == null ? Map.of("title", "公示") : Map.of("title", "修订", "places", places), "publication.proposed publication");
    }

    /** Somebody objects to the own grade; whether facts changed by it. */
    private boolean objected() {
        var who = OBJECTORS.get(random.nextInt(OBJECTORS.size()));
        var own = entries.getOrDefault(who, List.of());
        if (own.isEmpty() || dismissed.contains(who)) {
            return false;
        }
        var contested = own.get(random.nextInt(own.size()));
        var objection = calls.create(who, "/api/v1/objections", Map.of("matter", "GRADE", "publicationId", list, "contested", List.of("GRADE"), "contestedEntryIds", List.of(contested), "reason", "等级有误。"), "objection.filed objection");
        var path = "/api/v1/objections/" + objection;
        switch (random.nextInt(5)) {
            case 0 -> calls.step(who, path, "/withdrawal", null, "objection.withdrawn objection/" + objection);
            case 1 -> {
                calls.step("discipline", path, "/decision", Map.of("outcome", "DISMISSED", "reason", "经复核，等级无误。", "reverseEntryIds", List.of()), "objection.decided objection/" + objection);
                dismissed.add(who);
            }
            default -> {
                calls.step("discipline", path, "/decision", Map.of("outcome", "UPHELD", "reason", "经复核，记分有误。", "reverseEntryIds", List.of(contested)), "objection.decided objection/" + objection);
                own.remove(contested);
                return true;
            }
        }
        return false;
    }

    private void move(String stage) {
        calls.step(OFFICE, path(""), "/stage", Map.of("to", stage), "cycle.stage-moved cycle/" + cycle);
    }

    private String path(String rest) {
        return "/api/v1/cycles/" + cycle + rest;
    }
}
