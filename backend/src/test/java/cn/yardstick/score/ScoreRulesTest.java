package cn.yardstick.score;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import cn.yardstick.RoomTest;
import cn.yardstick.identity.Role;
import cn.yardstick.kernel.LeadershipRole;
import cn.yardstick.kernel.Post;
import cn.yardstick.platform.time.BureauTime;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** Deductions and awards (M7), by somebody who tries to get a wrong one through. */
@QuarkusTest
class ScoreRulesTest extends RoomTest {

    private String cycle;
    private String book;
    private long station;
    private long culprit;

    private void scoringOpens() {
        station = station();
        culprit = officer(station);
        book = issuedBook();
        cycle = scoring(book);
    }

    @Test
    void whatDoesNotFitIsRefusedAtItsPlace() {
        scoringOpens();
        var clause = clauseOf(book, "1.1");
        var good = proposal(cycle, culprit, clause, "-2.00");
        refused(good, "points", "2.00", "/points");
        refused(good, "points", "0.00", "/points");
        refused(good, "points", "-0.99", "/points");
        refused(good, "points", "-10.01", "/points");
        refused(good, "clauseId", clauseOf(book, "2.1"), "/points");
        refused(good, "clauseId", clauseOf(issuedBook(), "1.1"), "/clauseId");
        refused(good, "clauseId", "99999999", "/clauseId");
        refused(good, "cycleId", "99999999", "/cycleId");
        refused(good, "officerId", "99999999", "/officerId");
        refused(good, "occurredOn", (YEAR - 1) + "-12-31", "/occurredOn");
        refused(good, "occurredOn", (YEAR + 1) + "-01-01", "/occurredOn");
        refused(good, "diaryEntryIds", List.of(), "/diaryEntryIds");
        refused(good, "diaryEntryIds", List.of("99999999"), "/diaryEntryIds");
        refused(good, "diaryEntryIds", List.of(diary(officer(station), DAY)), "/diaryEntryIds");
        var body = new HashMap<String, Object>(good);
        body.put("points", -2);
        propose(assessor(), body).then().statusCode(400);
        body.put("points", "-2.001");
        propose(assessor(), body).then().statusCode(422).body("errors[0].pointer", equalTo("/points"));
        body.put("points", "-10.01");
        for (var language : Map.of("zh-CN", "条款1.1", "en", "Clause 1.1").entrySet()) {
            given(assessor()).header("Idempotency-Key", unique("clause-")).header("Accept-Language", language.getKey()).body(body).post("/api/v1/score-entries").then().statusCode(422)
                    .body("detail", containsString(language.getValue())).body("detail", containsString("1.00")).body("errors[0].detail", containsString(language.getValue()));
        }
        propose(assessor(), good).then().statusCode(201).body("state", equalTo("PROPOSED")).body("mayConfirm", equalTo(false));
        propose(office(), good).then().statusCode(403);
    }

    @Test
    void oneFactCountsOnceWhoeverToldIt() {
        scoringOpens();
        var clause = clauseOf(book, "1.1");
        var byInspection = incident(discipline(), List.of(culprit), List.of());
        var byPetition = incident(office(), List.of(culprit), List.of());
        propose(assessor(), onIncident(clause, byInspection, DAY)).then().statusCode(409);
        verify(office(), byInspection).then().statusCode(200);
        verify(discipline(), byPetition).then().statusCode(200);
        propose(assessor(), onIncident(clause, byInspection, YEAR + "-05-09")).then().statusCode(422).body("errors[0].pointer", equalTo("/occurredOn"));
        var other = incident(discipline(), List.of(officer(station)), List.of());
        verify(office(), other).then().statusCode(200);
        propose(assessor(), onIncident(clause, other, DAY)).then().statusCode(422).body("errors[0].pointer", equalTo("/incidentId"));

        var entry = id(propose(assessor(), onIncident(clause, byInspection, DAY)));
        propose(assessor(), onIncident(clause, byInspection, DAY)).then().statusCode(409).body("detail", containsString("条款1.1"));
        propose(assessor(), onIncident(clause, byPetition, DAY)).then().statusCode(409);
        propose(discipline(), proposal(cycle, culprit, clause, "-1.00")).then().statusCode(409);
        step(office(), "/api/v1/score-entries/" + entry, "/rejection", Map.of("reason", "依据不足")).then().statusCode(200);
        propose(assessor(), onIncident(clause, byPetition, DAY)).then().statusCode(201);
    }

    @Test
    void fourEyesAndNeverOnOneself() {
        scoringOpens();
        long head = officer(station, "所长", Post.LEADING, LeadershipRole.HEAD);
        var leader = token(Role.LEADER, station, head);
        var clause = clauseOf(book, "1.1");
        cycle = scoring(book);
        propose(leader, proposal(cycle, head, clause, "-1.00")).then().statusCode(403);
        var own = id(propose(leader, proposal(cycle, culprit, clause, "-1.00")));
        confirm(leader, own).then().statusCode(403);
        step(leader, "/api/v1/score-entries/" + own, "/rejection", Map.of("reason", "不算")).then().statusCode(403);
        var onHead = id(propose(assessor(), proposal(cycle, head, clause, "-1.00")));
        get(leader, "/api/v1/score-entries/" + onHead).then().statusCode(200).body("mayConfirm", equalTo(false)).body("mayAnswer", equalTo(false));
        confirm(leader, onHead).then().statusCode(403);
        var neighbour = token(Role.LEADER, station(), null);
        get(neighbour, "/api/v1/score-entries/" + own).then().statusCode(404);
        change(neighbour, "POST", "/api/v1/score-entries/" + own + "/confirmation", 0, Map.of()).then().statusCode(404);

        get(office(), "/api/v1/score-entries/" + own).then().body("mayConfirm", equalTo(true)).body("mayReject", equalTo(true)).body("mayReverse", equalTo(false));
        create(office(), "/api/v1/score-entries/" + own + "/reversal", Map.of("reason", "未确认")).then().statusCode(409);
        confirm(office(), own).then().statusCode(200).body("mayReverse", equalTo(false)).body("decidedBy", notNullValue());
        confirm(office(), own).then().statusCode(409);
        create(office(), "/api/v1/score-entries/" + own + "/reversal", Map.of("reason", "自己确认的")).then().statusCode(403);
        get(discipline(), "/api/v1/score-entries/" + own).then().body("mayReverse", equalTo(true));
        create(discipline(), "/api/v1/score-entries/" + own + "/reversal", Map.of("reason", "")).then().statusCode(422);
        var reversal = id(create(discipline(), "/api/v1/score-entries/" + own + "/reversal", Map.of("reason", "查明另有其人")));
        create(discipline(), "/api/v1/score-entries/" + own + "/reversal", Map.of("reason", "再撤一次")).then().statusCode(409);
        create(discipline(), "/api/v1/score-entries/" + reversal + "/reversal", Map.of("reason", "撤销撤销")).then().statusCode(409);
        get(office(), "/api/v1/score-entries/" + own).then().body("state", equalTo("REVERSED")).body("reversedBy", equalTo(reversal)).body("points", equalTo("-1.00"));
        get(office(), "/api/v1/score-entries/" + reversal).then().body("state", equalTo("REVERSAL")).body("reverses", equalTo(own)).body("note", equalTo("查明另有其人")).body("points", equalTo("1.00"));
        assertEquals(List.of("score-entry.proposed", "score-entry.confirmed", "score-entry.reversed"), get(office(), "/api/v1/score-entries/" + own + "/history").path("items.action"));
        change(office(), "DELETE", "/api/v1/score-entries/" + own, 1, null).then().statusCode(405);
    }

    @Test
    void manyAtOnceLeaveOneEntryAndOneDecision() throws Exception {
        scoringOpens();
        var body = proposal(cycle, culprit, clauseOf(book, "1.1"), "-3.00");
        var statuses = atOnce(8, () -> propose(assessor(), body));
        assertEquals(1, statuses.stream().filter(status -> status == 201).count(), statuses::toString);
        assertEquals(7, statuses.stream().filter(status -> status == 409).count(), statuses::toString);
        String entry = get(office(), "/api/v1/score-entries?cycle=" + cycle + "&officer=" + culprit).path("items[0].id");
        var path = "/api/v1/score-entries/" + entry;
        var etag = get(office(), path).header("ETag");
        var decided = new ArrayList<>(atOnce(4, () -> change(office(), "POST", path + "/confirmation", etag, Map.of("note", "已当面核对"))));
        decided.addAll(atOnce(4, () -> change(discipline(), "POST", path + "/confirmation", etag, Map.of("note", "已当面核对"))));
        assertEquals(1, decided.stream().filter(status -> status == 200).count(), decided::toString);
        get(office(), path + "/history").then().body("items", hasSize(2));
    }

    @Test
    void categoriesHoldTheirLimitAndTheGradeSaysSo() {
        scoringOpens();
        var limited = draft();
        for (int i = 1; i <= 5; i++) {
            clause(limited, "1." + i, "DEDUCTION", null).then().statusCode(201);
        }
        String limit = get(office(), "/api/v1/rule-books/" + limited).path("categories.find { it.code == 'DILIGENCE' }.maxDeduction");
        issue(limited).then().statusCode(200);
        cycle = scoring(limited);
        for (int i = 1; i <= 5; i++) {
            var entry = id(propose(assessor(), proposal(cycle, culprit, clauseOf(limited, "1." + i), "-10.00")));
            var above = new java.math.BigDecimal(10 * i).compareTo(new java.math.BigDecimal(limit)) > 0;
            get(office(), "/api/v1/score-entries/" + entry).then().body("flags.contains('ABOVE_CATEGORY_LIMIT')", equalTo(above)).body("flagsAtProposal.contains('ABOVE_CATEGORY_LIMIT')", equalTo(above));
            confirm(office(), entry).then().statusCode(200).body("flags", hasSize(0)).body("flagsAtProposal.contains('ABOVE_CATEGORY_LIMIT')", equalTo(above));
        }
        move(cycle, "GRADING").then().statusCode(200);
        create(office(), "/api/v1/cycles/" + cycle + "/assessment", Map.of()).then().statusCode(201);
        var held = new java.math.BigDecimal(limit).min(new java.math.BigDecimal("50.00"));
        get(office(), "/api/v1/cycles/" + cycle + "/assessment/results/" + culprit).then().statusCode(200).body("score", equalTo(new java.math.BigDecimal("100.00").subtract(held).toPlainString()));
    }

    /** Deductions are answered within a term; awards have none. */
    @Test
    void theOfficerIsHeardBeforeSomebodyConfirms() {
        scoringOpens();
        var own = token(Role.OFFICER, null, culprit);
        var body = cycleBody(book, 1);
        body.put("answerDays", 0);
        create(office(), "/api/v1/cycles", body).then().statusCode(422).body("errors[0].pointer", equalTo("/answerDays"));
        body.put("answerDays", 2);
        create(office(), "/api/v1/cycles", body).then().statusCode(201).body("answerDays", equalTo(2));
        get(office(), "/api/v1/cycles/" + cycle).then().body("answerDays", equalTo(5));
        id(create(assessor(), "/api/v1/score-entries", proposal(cycle, culprit, clauseOf(book, "2.1"), "3.00")));
        get(office(), "/api/v1/score-entries?cycle=" + cycle).then().body("items[0].answerUntil", equalTo(null)).body("items[0].noteNeeded", equalTo(false));

        var today = LocalDate.now(BureauTime.ZONE);
        var entry = id(propose(assessor(), proposal(cycle, culprit, clauseOf(book, "1.1"), "-3.00")));
        var path = "/api/v1/score-entries/" + entry;
        String until = get(office(), "/api/v1/calendar/term?from=" + today + "&workingDays=5").path("lastDay");
        get(office(), path).then().body("answerUntil", equalTo(until)).body("noteNeeded", equalTo(true)).body("flags", hasItems("EVIDENCE_LATE", "OWN_DIARY_ONLY"));
        for (var empty : List.of(Map.of(), Map.of("note", "  "))) {
            step(office(), path, "/confirmation", empty).then().statusCode(422).body("errors[0].pointer", equalTo("/note")).body("detail", containsString(until));
        }
        create(own, path + "/answers", Map.of("text", "当日奉命离岗")).then().statusCode(201).body("answers[0].late", equalTo(false)).body("noteNeeded", equalTo(false));
        step(office(), path, "/confirmation", Map.of()).then().statusCode(200);

        var silent = id(propose(discipline(), onDay(proposal(cycle, culprit, clauseOf(book, "1.1"), "-3.00"), YEAR + "-05-10")));
        inside(() -> em.createNativeQuery("UPDATE score_entry SET answer_until = ?1 WHERE id = ?2").setParameter(1, today.minusDays(1)).setParameter(2, Long.valueOf(silent)).executeUpdate());
        get(office(), "/api/v1/score-entries/" + silent).then().body("noteNeeded", equalTo(false)).body("flags", not(hasItem("OWN_DIARY_ONLY")));
        create(own, "/api/v1/score-entries/" + silent + "/answers", Map.of("text", "迟到的陈述")).then().statusCode(201).body("answers[0].late", equalTo(true));
    }

    private static Map<String, Object> onDay(Map<String, Object> proposal, String day) {
        proposal.put("occurredOn", day);
        return proposal;
    }

    /** 不遮不掩: what was verified and led to nothing is shown to whoever may propose, until something is proposed. */
    @Test
    void whatLedToNothingIsShown() {
        scoringOpens();
        var assessor = token(Role.ASSESSOR, station, null);
        var incident = incident(discipline(), List.of(culprit), List.of());
        var empty = incident(discipline(), List.of(), List.of(station));
        verify(office(), incident).then().statusCode(200);
        verify(office(), empty).then().statusCode(200);
        var path = "/api/v1/incidents?unscored=true&limit=200&unit=" + station;
        get(office(), path).then().statusCode(200).body("items", hasSize(0));
        // The term of five working days, gone by: no stretch of days off is longer than what is added.
        inside(() -> em.createNativeQuery("UPDATE incident SET decided_at = ?1 WHERE id IN (?2, ?3)").setParameter(1, Instant.now().minus(Duration.ofDays(25))).setParameter(2, Long.valueOf(incident))
                .setParameter(3, Long.valueOf(empty)).executeUpdate());
        get(office(), path).then().body("items.id", equalTo(List.of(incident)));
        get(assessor, path).then().body("items.id", equalTo(List.of(incident)));
        get(assessor, "/api/v1/me/tasks").then().body("items.find { it.kind == 'SCORE_INCIDENTS' }.count", equalTo(1));
        get(token(Role.ASSESSOR, station(), null), "/api/v1/me/tasks").then().body("items.kind", not(hasItem("SCORE_INCIDENTS")));
        id(propose(assessor, onIncident(clauseOf(book, "1.1"), incident, DAY)));
        get(office(), path).then().body("items", hasSize(0));
        get(assessor, "/api/v1/me/tasks").then().body("items.kind", not(hasItem("SCORE_INCIDENTS")));
        get(office(), "/api/v1/incidents?unscored=ja").then().statusCode(400);
    }

    @Test
    void clerksFindEntries() {
        scoringOpens();
        long wanted = officer(station, "欧阳靖", Post.PATROL, null);
        cycle = scoring(book);
        var entry = id(propose(assessor(), proposal(cycle, wanted, clauseOf(book, "1.1"), "-2.00")));
        id(propose(assessor(), proposal(cycle, culprit, clauseOf(book, "1.1"), "-2.00")));
        String badge = get(office(), "/api/v1/officers/" + wanted).path("badgeNo");
        for (String q : List.of("欧阳", "oyj", "ouyangjing", badge)) {
            given(office()).queryParam("q", q).queryParam("cycle", cycle).get("/api/v1/score-entries").then().statusCode(200).body("items.id", equalTo(List.of(entry)));
        }
        given(office()).queryParam("q", "%").queryParam("cycle", cycle).get("/api/v1/score-entries").then().body("items", hasSize(0));
        get(office(), "/api/v1/score-entries?cycle=" + cycle + "&from=" + DAY + "&until=" + DAY + "&unit=" + bureau()).then().body("items", hasSize(2));
        get(office(), "/api/v1/score-entries?cycle=" + cycle + "&from=" + YEAR + "-05-09").then().body("items", hasSize(0));
        get(office(), "/api/v1/score-entries?cycle=" + cycle + "&from=gestern").then().statusCode(400);
        get(office(), "/api/v1/score-entries?cycle=" + cycle + "&state=PROPOSED&officer=" + wanted).then().body("items.id", hasItem(entry));
    }

    private Map<String, Object> onIncident(String clause, String incident, String day) {
        return new HashMap<>(Map.of("cycleId", cycle, "officerId", "" + culprit, "clauseId", clause, "points", "-5.00", "occurredOn", day, "incidentId", incident, "note", "不遮不掩"));
    }

    private void refused(Map<String, Object> good, String field, Object value, String pointer) {
        var body = new HashMap<>(good);
        body.put(field, value);
        propose(assessor(), body).then().statusCode(422).body("errors[0].pointer", equalTo(pointer));
    }

    static List<Integer> atOnce(int times, Callable<Response> call) throws Exception {
        try (var pool = Executors.newFixedThreadPool(times)) {
            var answers = new ArrayList<Integer>();
            for (var one : pool.invokeAll(java.util.Collections.nCopies(times, call))) {
                answers.add(one.get().statusCode());
            }
            return answers;
        }
    }
}
