package cn.yardstick.rights;

import cn.yardstick.BureauTest;
import cn.yardstick.audit.Sequencer;
import cn.yardstick.identity.Role;
import cn.yardstick.kernel.LeadershipRole;
import cn.yardstick.kernel.Post;
import cn.yardstick.platform.time.BureauTime;
import cn.yardstick.standing.Warnings;
import cn.yardstick.unit.UnitKind;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A bureau with two stations: everybody who calls serves in the first, and of each kind of record there is one about the
 * caller, one about a colleague and one of the second station. Whatever belongs to the second carries a mark in its text.
 */
abstract class RightsBureau extends BureauTest {

    /** Stands in the names and texts of the other station; whoever's reach ends before it must never see it. */
    static final String MARK = "柯外";
    static final int YEAR = LocalDate.now().getYear() - 1;
    static final String DAY = YEAR + "-05-08";
    /** Before every cycle, so that findings change no grade. */
    static final String OLD_DAY = YEAR - 1 + "-05-08";
    static final String NO_ID = "999999999";

    /** Somebody who calls. */
    record Caller(Role role, long accountId, String username, String token) {
    }

    /** Records about one officer. */
    record Subject(long unitId, long officerId, long accountId, String diary, String incident, String attachment, String finding, String entry, String meeting, String tie, List<String> tied, String publication, String deputyship,
            String objection) {
    }

    /** All that was built; {@code own} by role. */
    record World(Map<Role, Caller> callers, Map<Role, Subject> own, Subject scope, Subject outside, String book, String draft, Map<String, String> clauseOf, String preparing, String scoring, String grading,
            String published, String revision, String superseded, String delivery, String auditor) {
    }

    @Inject
    Sequencer sequencer;

    private static World world;

    private long stationA;
    private long stationB;
    private String office;
    private String discipline;
    private String writer;
    @Inject
    Warnings warnings;
    private String scoring;
    private String published;
    private String clause;

    World world() {
        if (office == null) {
            office = tokenOf(account(Role.ASSESSMENT_OFFICE, null, null));
            discipline = tokenOf(account(Role.DISCIPLINE, null, null));
            writer = tokenOf(account(Role.ASSESSOR, null, null));
        }
        if (world == null) {
            world = build();
            sequencer.catchUp();
        }
        return world;
    }

    private World build() {
        stationA = station();
        var bureau = bureau();
        var squad = inside(() -> units.create(stationA, unique("Q"), "一中队", UnitKind.SQUAD, null, null).id());
        stationB = inside(() -> units.create(bureau, unique("F"), MARK + "派出所", UnitKind.STATION, null, null).id());
        var officerOf = new EnumMap<Role, Long>(Role.class);
        for (Role role : Role.values()) {
            officerOf.put(role, officer(stationA, "所员" + role.ordinal(), Post.LEADING, LeadershipRole.DEPUTY));
        }
        var colleague = 0L;
        var stranger = 0L;
        for (int i = 0; i < 4; i++) {
            colleague = officer(stationA, "同事" + i, Post.PATROL, null);
            stranger = officer(stationB, MARK + i, Post.PATROL, null);
        }
        var book = ruleBook(false);
        var even = ruleBook(true);
        String draft = create(office, "/api/v1/rule-books", Map.of("title", "草案", "effectiveFrom", YEAR + "-01-01")).then().statusCode(201).extract().path("id");
        var clauses = new HashMap<String, String>();
        clauses.put(book, clause = get(office, "/api/v1/rule-books/" + book + "/clauses").path("items[0].id"));
        clauses.put(draft, clause(draft));
        var preparing = preparation(book);
        scoring = cycle(book);
        transfer(scoring, stranger);
        var meetingA = meeting(scoring, "ALL_OFFICERS", stationA, "所内会");
        var meetingB = meeting(scoring, "ALL_OFFICERS", stationB, MARK + "会");
        var grading = graded(book);
        published = proposal(graded(even), "公示");
        var second = tokenOf(account(Role.ASSESSMENT_OFFICE, null, null));
        var path = "/api/v1/publications/" + published;
        change(second, "POST", path + "/approval", get(second, path).header("ETag"), null).then().statusCode(200);
        var proposed = proposal(graded(even), MARK + "名单");
        var head = officer(stationB, MARK + "所长", Post.LEADING, LeadershipRole.HEAD);
        var revision = revision(head, even, second, MARK + "修订");
        var superseded = superseded(revision(head, even, second, "修订"), second);

        var callers = new EnumMap<Role, Caller>(Role.class);
        var own = new EnumMap<Role, Subject>(Role.class);
        for (Role role : Role.values()) {
            long id = account(role, role == Role.ASSESSOR || role == Role.LEADER ? stationA : null, officerOf.get(role));
            callers.put(role, new Caller(role, id, inside(() -> accounts.get(id).username()), tokenOf(id)));
        }
        var deputies = deputyship(callers.get(Role.LEADER).token(), stationA, officerOf.get(Role.ASSESSOR));
        for (Role role : Role.values()) {
            own.put(role, subject(stationA, officerOf.get(role), callers.get(role).accountId(), "本人", grading, meetingA, published, deputies));
        }
        var scope = subject(squad, colleague, account(Role.OFFICER, null, colleague), "同事", grading, meetingA, published, deputyshipOfOthers(stationA, "同事"));
        var outside = subject(stationB, stranger, account(Role.OFFICER, null, stranger), MARK, grading, meetingB, proposed, deputyshipOfOthers(stationB, MARK));
        var warned = "/api/v1/cycles/" + scoring + "/warning-settings";
        change(office, "PUT", warned, get(office, warned).header("ETag"), Map.of("warning", "200.00", "critical", "150.00", "leaderAfterDays", 0)).then().statusCode(200);
        warnings.renew(Long.parseLong(scoring), "");
        return new World(callers, own, scope, outside, book, draft, clauses, preparing, scoring, grading, cycleOf(published), revision, superseded, delivery(superseded), tokenOf(account(Role.AUDITOR, null, null)));
    }

    private Subject subject(long unit, long officer, long account, String text, String grading, String meeting, String publication, String deputyship) {
        var station = unit == stationB ? stationB : stationA;
        String diary = create(writer, "/api/v1/diary-entries", Map.of("occurredOn", DAY, "text", text + "日记", "officerIds", List.of("" + officer))).then().statusCode(201).extract().path("id");
        String attachment = attachment(discipline, text + ".png");
        String incident = create(discipline, "/api/v1/incidents", Map.of("attachmentIds", List.of(attachment), "nature", "NEGATIVE", "source", "DISCIPLINE", "title", text + "事件", "description", text + "经过", "occurredOn", OLD_DAY,
                "officers", List.of(Map.of("officerId", "" + officer, "role", "PRINCIPAL", "disposition", "NONE")), "unitIds", List.of(), "diaryEntryIds", List.of(diary)))
                .then().statusCode(201).extract().path("id");
        var path = "/api/v1/incidents/" + incident;
        change(office, "POST", path + "/verification", get(office, path).header("ETag"), Map.of("note", text + "属实")).then().statusCode(200);
        String later = create(writer, "/api/v1/diary-entries", Map.of("occurredOn", DAY, "text", text + "后记", "officerIds", List.of("" + officer))).then().statusCode(201).extract().path("id");
        change(office, "POST", path + "/amendments", get(office, path).header("ETag"), Map.of("reason", text + "查明", "place", text + "卡点", "diaryEntryIds", List.of(later),
                "officers", List.of(Map.of("officerId", "" + officer, "role", "PRINCIPAL", "disposition", "WARNING")))).then().statusCode(200);
        String finding = create(discipline, path + "/findings", Map.of("unitId", "" + station, "leaderSteps", 1, "occurredOn", OLD_DAY, "reason", text + "认定")).then().statusCode(201).extract().path("id");
        String entry = create(writer, "/api/v1/score-entries", Map.of("cycleId", scoring, "officerId", "" + officer, "clauseId", clause, "points", "-5.00", "occurredOn", DAY,
                "diaryEntryIds", List.of(diary), "note", text + "记分")).then().statusCode(201).extract().path("id");
        var entryPath = "/api/v1/score-entries/" + entry;
        change(office, "POST", entryPath + "/confirmation", get(office, entryPath).header("ETag"), Map.of("note", "已当面核对")).then().statusCode(200);
        List<Map<String, Object>> ties = get(office, "/api/v1/cycles/" + grading + "/assessment/ties").path("items");
        var tie = ties.stream().filter(one -> one.get("state").equals("OPEN") && tied(one).contains("" + officer)).findFirst().orElseThrow();
        var chosen = tied(tie).subList(0, (int) tie.get("places"));
        if (text.equals(MARK)) {
            create(writer, "/api/v1/cycles/" + grading + "/assessment/ties/" + tie.get("id") + "/votes", Map.of("chosen", chosen, "reason", MARK + "研究")).then().statusCode(201);
        }
        return new Subject(unit, officer, account, diary, incident, attachment, finding, entry, meeting, (String) tie.get("id"), chosen, publication, deputyship, objection(account, text));
    }

    /** Against the own grade in the list that is published; none by who may not. */
    private String objection(long account, String text) {
        var answer = create(tokenOf(account), "/api/v1/objections", Map.of("matter", "GRADE", "publicationId", published, "contested", List.of("GRADE"), "reason", text + "异议"));
        return answer.statusCode() == 201 ? answer.path("id") : NO_ID;
    }

    /** Planned, so that nobody gets any right by it. */
    String deputyship(String leader, long unit, long deputy) {
        var from = LocalDate.now(BureauTime.ZONE).plusDays(30);
        return create(leader, "/api/v1/deputyships", Map.of("officerId", "" + deputy, "unitId", "" + unit, "from", from.toString(), "until", from.plusDays(9).toString(), "reason", "休假"))
                .then().statusCode(201).extract().path("id");
    }

    private String deputyshipOfOthers(long unit, String name) {
        var deputy = officer(unit, name + "考评", Post.PATROL, null);
        account(Role.ASSESSOR, unit, deputy);
        return deputyship(token(Role.LEADER, unit, officer(unit, name + "领导", Post.LEADING, LeadershipRole.DEPUTY)), unit, deputy);
    }

    @SuppressWarnings("unchecked")
    private static List<String> tied(Map<String, Object> tie) {
        return ((List<Map<String, String>>) tie.get("tied")).stream().map(one -> one.get("id")).toList();
    }

    /** {@code even}: everybody with all points is grade one, so that no tie arises. */
    String ruleBook(boolean even) {
        String book = create(office, "/api/v1/rule-books", Map.of("title", "细则", "effectiveFrom", YEAR + "-01-01")).then().statusCode(201).extract().path("id");
        var path = "/api/v1/rule-books/" + book;
        clause(book);
        if (even) {
            var found = get(office, path);
            Map<String, Object> settings = new HashMap<>(found.jsonPath().getMap("$"));
            settings.keySet().retainAll(List.of("title", "baseScore", "categories", "grades", "fill", "neverFillAtOrAbove", "tieBreak", "leadersAnswering", "effectiveFrom"));
            var grades = new HashMap<String, Object>(found.jsonPath().getMap("grades"));
            grades.put("ONE", maxShare(found.jsonPath().getMap("grades.ONE")));
            grades.put("FOUR", Map.of("minShare", "0"));
            settings.put("grades", grades);
            change(office, "PUT", path, found.header("ETag"), settings).then().statusCode(200);
        }
        change(office, "POST", path + "/issue", get(office, path).header("ETag"), null).then().statusCode(200);
        return book;
    }

    private static Map<String, Object> maxShare(Map<String, Object> rule) {
        var free = new HashMap<>(rule);
        free.put("maxShare", null);
        return free;
    }

    String clause(String book) {
        var body = new HashMap<String, Object>(Map.of("code", "1.1", "categoryCode", "DILIGENCE", "kind", "DEDUCTION", "posts", List.of(), "textZh", "脱岗", "textEn", "Absent", "minPoints", "1.00",
                "maxPoints", "10.00", "leadersAnswer", false));
        body.put("ceiling", null);
        return create(office, "/api/v1/rule-books/" + book + "/clauses", body).then().statusCode(201).extract().path("id");
    }

    /** A cycle that stands in scoring. */
    String cycle(String book) {
        var cycle = preparation(book);
        for (String kind : List.of("ALL_OFFICERS", "LEADERS", "ASSESSMENT_GROUP")) {
            var path = "/api/v1/meetings/" + meeting(cycle, kind, null, "大会");
            change(office, "POST", path + "/holding", get(office, path).header("ETag"), Map.of("heldAt", Instant.now().minusSeconds(60).toString(), "minutes", "已学习")).then().statusCode(200);
        }
        for (String gate : List.of("RULE_BOOK_ACKNOWLEDGED", "EVERYONE_REACHED")) {
            create(office, "/api/v1/cycles/" + cycle + "/gate-overrides", Map.of("gate", gate, "reason", "纸质签收")).then().statusCode(201);
        }
        move(cycle, "SCORING");
        return cycle;
    }

    String preparation(String book) {
        return create(office, "/api/v1/cycles", Map.of("name", unique("周期"), "ruleBookId", book, "from", YEAR + "-01-01", "until", YEAR + "-12-31", "publicityDays", 5, "minPoolSize", 1))
                .then().statusCode(201).extract().path("id");
    }

    /** Compares somebody elsewhere and back again, for reasons on record. */
    private void transfer(String cycle, long officer) {
        var path = "/api/v1/cycles/" + cycle + "/members/" + officer;
        String home = get(office, path).path("poolId");
        String other = get(office, "/api/v1/cycles/" + cycle + "/pools").path("items.find { it.id != '" + home + "' }.id");
        for (String pool : List.of(other, home)) {
            change(office, "POST", path + "/pool", get(office, path).header("ETag"), Map.of("poolId", pool, "reason", MARK + "调整")).then().statusCode(200);
        }
    }

    String meeting(String cycle, String kind, Long unit, String title) {
        var body = new HashMap<String, Object>(Map.of("kind", kind, "title", title, "scheduledAt", YEAR + "-01-05T01:00:00Z", "place", "三楼", "agenda", "学习细则"));
        body.put("unitId", unit == null ? null : unit.toString());
        return create(office, "/api/v1/cycles/" + cycle + "/meetings", body).then().statusCode(201).extract().path("id");
    }

    String graded(String book) {
        var cycle = cycle(book);
        move(cycle, "GRADING");
        create(office, "/api/v1/cycles/" + cycle + "/assessment", Map.of()).then().statusCode(201);
        return cycle;
    }

    String proposal(String cycle, String title) {
        return create(office, "/api/v1/cycles/" + cycle + "/publications", Map.of("title", title)).then().statusCode(201).extract().path("id");
    }

    /** Waits for its approval: a finding about the second station was taken back after the list had been published. */
    private String revision(long head, String book, String second, String title) {
        var incident = create(discipline, "/api/v1/incidents", Map.of("nature", "NEGATIVE", "source", "DISCIPLINE", "title", MARK + "检查", "description", MARK + "经过", "occurredOn", DAY,
                "officers", List.of(Map.of("officerId", "" + head, "role", "PRINCIPAL", "disposition", "NONE")), "unitIds", List.of("" + stationB))).then().statusCode(201).extract().<String>path("id");
        change(office, "POST", "/api/v1/incidents/" + incident + "/verification", get(office, "/api/v1/incidents/" + incident).header("ETag"), Map.of("note", "属实")).then().statusCode(200);
        var findings = "/api/v1/incidents/" + incident + "/findings";
        String finding = create(discipline, findings, Map.of("unitId", "" + stationB, "leaderSteps", 1, "occurredOn", DAY, "reason", MARK + "认定")).then().statusCode(201).extract().path("id");
        var cycle = graded(book);
        var list = "/api/v1/publications/" + proposal(cycle, "公示");
        change(second, "POST", list + "/approval", get(second, list).header("ETag"), null).then().statusCode(200);
        move(cycle, "PUBLICITY");
        create(discipline, findings + "/" + finding + "/withdrawal", Map.of("reason", "复核")).then().statusCode(201);
        create(office, "/api/v1/cycles/" + cycle + "/assessment", Map.of()).then().statusCode(201);
        return proposal(cycle, title);
    }

    /** The list whose place a revision takes: what went out of it is to be corrected. */
    private String superseded(String revision, String second) {
        var path = "/api/v1/publications/" + revision;
        change(second, "POST", path + "/approval", get(second, path).header("ETag"), null).then().statusCode(200);
        return get(second, path).path("supersedesId");
    }

    /** One more that went out of a list on the day when it was published. */
    String delivery(String list) {
        return create(office, "/api/v1/publications/" + list + "/deliveries", deliveryBody()).then().statusCode(201).extract().path("id");
    }

    static Map<String, Object> deliveryBody() {
        return Map.of("kind", "PAY", "recipient", unique("财务科"), "deliveredOn", LocalDate.now(BureauTime.ZONE).toString(), "note", "随文送达");
    }

    private String cycleOf(String publication) {
        return get(office, "/api/v1/publications/" + publication).path("cycleId");
    }

    private void move(String cycle, String stage) {
        var path = "/api/v1/cycles/" + cycle;
        change(office, "POST", path + "/stage", get(office, path).header("ETag"), Map.of("to", stage)).then().statusCode(200);
    }
}
