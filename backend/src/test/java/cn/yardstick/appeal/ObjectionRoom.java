package cn.yardstick.appeal;

import cn.yardstick.KeptTokens;
import cn.yardstick.RoomTest;
import cn.yardstick.identity.Role;
import io.restassured.response.Response;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A station with those who make entries and lists, those who answer objections, and cycles that score and that are published; made once. */
abstract class ObjectionRoom extends RoomTest {

    /** Somebody who is graded. */
    record Someone(long officer, long account) {
    }

    record World(long station, long proposer, long confirmer, long approver, long discipline, String clause, String scoring, String publishing, String list, Map<String, Someone> inList, Map<String, String> entryOf) {
    }

    private static final KeptTokens TOKENS = new KeptTokens();
    private static World world;
    private static int days;

    World world() {
        world = world == null ? build() : world;
        return world;
    }

    private World build() {
        var station = station();
        var proposer = account(Role.ASSESSOR, null, officer(station));
        var confirmer = account(Role.ASSESSMENT_OFFICE, null, officer(station));
        var approver = account(Role.ASSESSMENT_OFFICE, null, officer(station));
        var discipline = account(Role.DISCIPLINE, null, officer(station));
        var book = evenBook();
        var clause = clauseOf(book, "1.1");
        var inList = new HashMap<String, Someone>();
        for (String name : List.of("upheld", "late", "unseen", "edge")) {
            inList.put(name, someone(station));
        }
        var scoring = scoring(book);
        var publishing = scoring(book);
        var entryOf = new HashMap<String, String>();
        inList.forEach((name, someone) -> entryOf.put(name, entry(bearer(proposer), bearer(confirmer), publishing, someone, clause)));
        entryOf.put("second", entry(bearer(proposer), bearer(confirmer), publishing, inList.get("upheld"), clause));
        move(publishing, "GRADING").then().statusCode(200);
        create(office(), "/api/v1/cycles/" + publishing + "/assessment", Map.of()).then().statusCode(201);
        var list = id(create(bearer(confirmer), "/api/v1/cycles/" + publishing + "/publications", Map.of("title", "公示")));
        step(bearer(approver), "/api/v1/publications/" + list, "/approval", null).then().statusCode(200);
        move(publishing, "PUBLICITY").then().statusCode(200);
        return new World(station, proposer, confirmer, approver, discipline, clause, scoring, publishing, list, inList, entryOf);
    }

    private Someone someone(long station) {
        var officer = officer(station);
        return new Someone(officer, account(Role.OFFICER, null, officer));
    }

    String bearer(long account) {
        return TOKENS.of(account, this::tokenOf);
    }

    String proposer() {
        return bearer(world().proposer());
    }

    String confirmer() {
        return bearer(world().confirmer());
    }

    String approver() {
        return bearer(world().approver());
    }

    String inspector() {
        return bearer(world().discipline());
    }

    String bearer(String name) {
        return bearer(world().inList().get(name).account());
    }

    /** One more entry about that officer that counts, in the cycle that scores. */
    String entry(Someone about) {
        return entry(proposer(), confirmer(), world().scoring(), about, world().clause());
    }

    private String entry(String by, String confirmedBy, String cycle, Someone about, String clause) {
        var made = id(propose(by, proposed(cycle, about, clause)));
        confirm(confirmedBy, made).then().statusCode(200);
        return made;
    }

    /** The same fact counts once: each is of a day of its own. */
    Map<String, Object> proposed(String cycle, Someone about, String clause) {
        var day = LocalDate.of(YEAR, 3, 1).plusDays(days++).toString();
        return Map.of("cycleId", cycle, "officerId", "" + about.officer(), "clauseId", clause, "points", "-2.00", "occurredOn", day, "diaryEntryIds", List.of(diary(about.officer(), day)), "note", "记分");
    }

    /** Everybody with all points is grade one, so that no tie arises. */
    private String evenBook() {
        var book = draft();
        clause(book, "1.1", "DEDUCTION", null).then().statusCode(201);
        var found = get(office(), "/api/v1/rule-books/" + book);
        Map<String, Object> settings = new HashMap<>(found.jsonPath().getMap("$"));
        settings.keySet().retainAll(List.of("title", "baseScore", "categories", "grades", "fill", "neverFillAtOrAbove", "tieBreak", "leadersAnswering", "effectiveFrom"));
        var grades = new HashMap<String, Object>(found.jsonPath().getMap("grades"));
        var one = new HashMap<String, Object>(found.jsonPath().getMap("grades.ONE"));
        one.put("maxShare", null);
        grades.put("ONE", one);
        grades.put("FOUR", Map.of("minShare", "0"));
        settings.put("grades", grades);
        change(office(), "PUT", "/api/v1/rule-books/" + book, found.header("ETag"), settings).then().statusCode(200);
        issue(book).then().statusCode(200);
        return book;
    }

    static Map<String, Object> against(String entry) {
        return new HashMap<>(Map.of("matter", "ENTRY", "entryId", entry, "contested", List.of("FACTS", "POINTS"), "reason", "当日在岗，有值班记录。"));
    }

    Response object(String token, Map<String, Object> body) {
        return create(token, "/api/v1/objections", body);
    }

    Response objectToGrade(String token, List<String> entries) {
        return object(token, Map.of("matter", "GRADE", "publicationId", world().list(), "contested", List.of("GRADE"), "contestedEntryIds", entries, "reason", "等级有误。"));
    }

    Response decide(String token, String objection, String outcome, List<String> reverse) {
        return stepOn(token, objection, "/decision", Map.of("outcome", outcome, "reason", "经复核答复如下。", "reverseEntryIds", reverse));
    }

    /** On the version as it is, which not everybody who tries may see. */
    Response stepOn(String token, String objection, String step, Object body) {
        var path = "/api/v1/objections/" + objection;
        return change(token, "POST", path + step, get(token(Role.AUDITOR), path).header("ETag"), body);
    }
}
