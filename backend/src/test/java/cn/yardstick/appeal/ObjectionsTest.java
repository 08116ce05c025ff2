package cn.yardstick.appeal;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import cn.yardstick.identity.Role;
import cn.yardstick.platform.time.BureauTime;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Objections (M15): who may, when, what comes of them. */
@QuarkusTest
class ObjectionsTest extends ObjectionRoom {

    private static final LocalDate TODAY = LocalDate.now(BureauTime.ZONE);

    @Inject
    Reminders reminders;

    @Test
    void whatIsNotOnesOwnOrDoesNotCountIsNotContested() {
        var me = world().inList().get("upheld");
        var mine = bearer("upheld");
        var entry = entry(me);
        object(bearer("late"), against(entry)).then().statusCode(422).body("errors[0].pointer", equalTo("/entryId"));
        object(mine, against("99999999")).then().statusCode(422).body("errors[0].pointer", equalTo("/entryId"));
        for (var wrong : Map.of("contestedEntryIds", List.of(entry), "contested", List.of(), "matter", "GRADE").entrySet()) {
            var body = against(entry);
            body.put(wrong.getKey(), wrong.getValue());
            object(mine, body).then().statusCode(422);
        }
        object(tokenOf(account(Role.OFFICER, null, null)), against(entry)).then().statusCode(409);
        object(mine, against(id(propose(proposer(), proposed(world().scoring(), me, world().clause()))))).then().statusCode(409);
        object(mine, against(entry)).then().statusCode(201).body("state", equalTo("OPEN")).body("late", equalTo(false)).body("answerUntil", equalTo(TODAY.plusDays(30).toString()))
                .body("entries.id", contains(entry)).body("mayWithdraw", equalTo(true)).body("mayDecide", equalTo(false)).body("contested", contains("FACTS", "POINTS"));
        object(mine, against(entry)).then().statusCode(409);
    }

    @Test
    void whatWasTakenBackKeepsItsRecordAndMayComeAgain() {
        var mine = bearer("late");
        var entry = entry(world().inList().get("late"));
        var first = id(object(mine, against(entry)));
        stepOn(inspector(), first, "/withdrawal", null).then().statusCode(404);
        stepOn(mine, first, "/withdrawal", null).then().statusCode(200).body("state", equalTo("WITHDRAWN")).body("reason", equalTo("当日在岗，有值班记录。"));
        stepOn(mine, first, "/withdrawal", null).then().statusCode(409);
        decide(inspector(), first, "DISMISSED", List.of()).then().statusCode(409);
        object(mine, against(entry)).then().statusCode(201);
        get(mine, "/api/v1/objections?mine=true&matter=ENTRY").then().body("items.state.take(2)", contains("OPEN", "WITHDRAWN"));
    }

    @Test
    void othersThanThoseWhoMadeTheEntryAnswer() {
        var mine = bearer("upheld");
        var entry = entry(world().inList().get("upheld"));
        var objection = id(object(mine, against(entry)));
        for (String maker : List.of(proposer(), confirmer())) {
            get(maker, "/api/v1/objections/" + objection).then().statusCode(404);
        }
        decide(confirmer(), objection, "DISMISSED", List.of()).then().statusCode(404);
        decide(mine, objection, "UPHELD", List.of()).then().statusCode(403);
        decide(tokenOf(account(Role.DISCIPLINE, null, null)), objection, "UPHELD", List.of()).then().statusCode(409);
        get(approver(), "/api/v1/objections?decidable=true&limit=200").then().body("items.id", hasItem(objection));
        decide(approver(), objection, "UPHELD", List.of(entry)).then().statusCode(422);
        decide(approver(), objection, "REFUSED_LATE", List.of()).then().statusCode(422).body("errors[0].pointer", equalTo("/outcome"));
        decide(approver(), objection, "UPHELD", List.of()).then().statusCode(200).body("state", equalTo("UPHELD")).body("body", equalTo("OFFICE")).body("answer", equalTo("经复核答复如下。"))
                .body("awaitsRevision", equalTo(false)).body("appealUntil", nullValue()).body("entries[0].reversedBy", notNullValue());
        decide(inspector(), objection, "DISMISSED", List.of()).then().statusCode(409);
        var seen = get(confirmer(), "/api/v1/score-entries/" + entry);
        seen.then().body("state", equalTo("REVERSED"));
        get(confirmer(), "/api/v1/score-entries/" + seen.path("reversedBy")).then().body("note", equalTo("经核查撤销。Reversed after a check."));
        object(mine, against(entry)).then().statusCode(409);
    }

    @Test
    void whatWasDismissedStandsAndMayBeAppealed() {
        var mine = bearer("upheld");
        var entry = entry(world().inList().get("upheld"));
        var objection = id(object(mine, against(entry)));
        decide(inspector(), objection, "DISMISSED", List.of()).then().statusCode(200).body("state", equalTo("DISMISSED")).body("body", equalTo("DISCIPLINE"))
                .body("appealUntil", equalTo(TODAY.plusDays(15).toString()));
        get(mine, "/api/v1/objections/" + objection).then().body("decidedBy", notNullValue()).body("mayAppeal", equalTo(true));
        get(mine, "/api/v1/score-entries/" + entry).then().body("state", equalTo("CONFIRMED"));
    }

    @Test
    void anAppealGoesToTheOtherBodyAndIsFinal() {
        var mine = bearer("upheld");
        var entry = entry(world().inList().get("upheld"));
        var objection = id(object(mine, against(entry)));
        appeal(mine, objection).then().statusCode(409);
        decide(inspector(), objection, "DISMISSED", List.of()).then().statusCode(200);
        appeal(bearer("late"), objection).then().statusCode(404);
        appeal(approver(), objection).then().statusCode(404);
        var appeal = id(appeal(mine, objection));
        appeal(mine, objection).then().statusCode(409);
        get(mine, "/api/v1/objections/" + objection).then().body("appealId", equalTo(appeal)).body("mayAppeal", equalTo(false));
        get(mine, "/api/v1/objections/" + appeal).then().body("step", equalTo("APPEAL")).body("reviewId", equalTo(objection)).body("body", equalTo("OFFICE")).body("answerUntil", equalTo(TODAY.plusDays(60).toString()))
                .body("late", equalTo(false)).body("entries.id", contains(entry));
        // Who answered the review does not learn of the appeal, another of the same body does not answer it, nor do those who made the entry.
        decide(inspector(), appeal, "DISMISSED", List.of()).then().statusCode(404);
        decide(confirmer(), appeal, "DISMISSED", List.of()).then().statusCode(404);
        decide(token(Role.DISCIPLINE, null, officer(world().station())), appeal, "DISMISSED", List.of()).then().statusCode(403);
        get(approver(), "/api/v1/objections?step=APPEAL&decidable=true&limit=200").then().body("items.id", hasItem(appeal));
        decide(approver(), appeal, "DISMISSED", List.of()).then().statusCode(200).body("appealUntil", nullValue());
        get(mine, "/api/v1/objections/" + appeal).then().body("mayAppeal", equalTo(false));
        get(mine, "/api/v1/me/notices").then().body("items[0].kind", equalTo("OBJECTION_DECIDED")).body("items[0].targetId", equalTo(appeal));
    }

    @Test
    void whoeverAnswersIsRemindedAndTheOfficerSeesWhoIsLate() {
        var mine = bearer("late");
        var objection = id(object(mine, against(entry(world().inList().get("late")))));
        reminders.tell();
        assertEquals(0, told(objection, inspector()));
        due(objection, 3);
        reminders.tell();
        reminders.tell();
        assertEquals(1, told(objection, inspector()));
        assertEquals(0, told(objection, mine));
        assertEquals(0, told(objection, confirmer()));
        due(objection, -1);
        reminders.tell();
        reminders.tell();
        assertEquals(2, told(objection, inspector()));
        assertEquals(1, told(objection, mine));
        assertEquals(0, told(objection, confirmer()));
        get(mine, "/api/v1/objections/" + objection).then().body("overdue", equalTo(true));
        get(inspector(), "/api/v1/objections?overdue=true&limit=200").then().body("items.id", hasItem(objection));
    }

    @Test
    void theTermOfAnAppealIsExtendedOnceAndEverybodyWaitsForTheNewDay() {
        var mine = bearer("upheld");
        var objection = id(object(mine, against(entry(world().inList().get("upheld")))));
        stepOn(approver(), objection, "/extension", Map.of("reason", "案情复杂")).then().statusCode(409);
        decide(inspector(), objection, "DISMISSED", List.of()).then().statusCode(200);
        var appeal = id(appeal(mine, objection));
        get(mine, "/api/v1/objections/" + appeal).then().body("mayExtend", equalTo(false)).body("extension", nullValue());
        get(approver(), "/api/v1/objections/" + appeal).then().body("mayExtend", equalTo(true));
        due(appeal, 3);
        reminders.tell();
        assertEquals(1, told(appeal, approver()));
        stepOn(mine, appeal, "/extension", Map.of("reason", "案情复杂")).then().statusCode(403);
        stepOn(inspector(), appeal, "/extension", Map.of("reason", "案情复杂")).then().statusCode(404);
        stepOn(token(Role.DISCIPLINE, null, officer(world().station())), appeal, "/extension", Map.of("reason", "案情复杂")).then().statusCode(403);
        stepOn(approver(), appeal, "/extension", Map.of("reason", " ")).then().statusCode(422);
        stepOn(approver(), appeal, "/extension", Map.of("reason", "案情复杂")).then().statusCode(200).body("answerUntil", equalTo(TODAY.plusDays(33).toString())).body("mayExtend", equalTo(false))
                .body("extension.from", equalTo(TODAY.plusDays(3).toString())).body("extension.reason", equalTo("案情复杂"));
        stepOn(approver(), appeal, "/extension", Map.of("reason", "再延长")).then().statusCode(409);
        get(mine, "/api/v1/me/notices").then().body("items[0].kind", equalTo("OBJECTION_EXTENDED")).body("items[0].targetId", equalTo(appeal)).body("items[0].label", equalTo(TODAY.plusDays(33).toString()));
        get(mine, "/api/v1/objections/" + appeal).then().body("extension.by", notNullValue());
        reminders.tell();
        assertEquals(1, told(appeal, approver()));
        due(appeal, 5);
        reminders.tell();
        assertEquals(2, told(appeal, approver()));
        assertEquals(1, told(appeal, mine));
        due(appeal, -1);
        reminders.tell();
        assertEquals(2, told(appeal, mine));
        get(mine, "/api/v1/objections/" + appeal).then().body("overdue", equalTo(true));
    }

    @Test
    void anAppealThatIsOverdueIsNotExtended() {
        var mine = bearer("upheld");
        var objection = id(object(mine, against(entry(world().inList().get("upheld")))));
        decide(inspector(), objection, "DISMISSED", List.of()).then().statusCode(200);
        var appeal = id(appeal(mine, objection));
        due(appeal, -1);
        stepOn(approver(), appeal, "/extension", Map.of("reason", "案情复杂")).then().statusCode(409);
        due(appeal, 0);
        stepOn(approver(), appeal, "/extension", Map.of("reason", "案情复杂")).then().statusCode(200);
    }

    private void due(String objection, int inDays) {
        inside(() -> em.createNativeQuery("UPDATE objection SET answer_until = ?1 WHERE id = ?2").setParameter(1, TODAY.plusDays(inDays)).setParameter(2, Long.parseLong(objection)).executeUpdate());
    }

    private long told(String objection, String reader) {
        return get(reader, "/api/v1/me/notices?limit=200").jsonPath().getList("items.targetId").stream().filter(objection::equals).count();
    }

    private Response appeal(String token, String objection) {
        return create(token, "/api/v1/objections/" + objection + "/appeal", Map.of("reason", "对答复不服。"));
    }

    @Test
    void aLateOneSaysSoAndMayBeRefusedForIt() {
        var entry = entry(world().inList().get("late"));
        inside(() -> em.createNativeQuery("UPDATE score_entry SET decided_at = decided_at - INTERVAL 30 DAY WHERE id = ?1").setParameter(1, Long.parseLong(entry)).executeUpdate());
        var late = object(bearer("late"), against(entry));
        late.then().statusCode(201).body("late", equalTo(true));
        String objection = late.path("id");
        get(inspector(), "/api/v1/objections?late=true&state=OPEN&limit=200").then().body("items.id", hasItem(objection));
        get(inspector(), "/api/v1/objections?late=false&limit=200").then().body("items.id", not(hasItem(objection)));
        get(inspector(), "/api/v1/objections/" + objection).then().body("mayRefuseLate", equalTo(true)).body("mayDecide", equalTo(true));
        decide(inspector(), objection, "REFUSED_LATE", List.of()).then().statusCode(200).body("state", equalTo("REFUSED_LATE")).body("appealUntil", notNullValue());
        get(bearer("late"), "/api/v1/objections/" + objection).then().body("state", equalTo("REFUSED_LATE")).body("late", equalTo(true)).body("reason", equalTo("当日在岗，有值班记录。")).body("answer", notNullValue());
        get(bearer("late"), "/api/v1/score-entries/" + entry).then().body("state", equalTo("CONFIRMED"));
    }

    @Test
    void anOwnPublishedGradeIsContestedByItsEntries() {
        var mine = bearer("upheld");
        var entry = world().entryOf().get("upheld");
        var second = world().entryOf().get("second");
        object(mine, against(entry)).then().statusCode(409);
        objectToGrade(mine, List.of("99999999")).then().statusCode(422).body("errors[0].pointer", equalTo("/contestedEntryIds"));
        objectToGrade(mine, List.of(world().entryOf().get("late"))).then().statusCode(422);
        objectToGrade(token(Role.OFFICER, null, officer(world().station())), List.of()).then().statusCode(422).body("errors[0].pointer", equalTo("/publicationId"));
        gate(true);
        var objection = id(objectToGrade(mine, List.of(entry)));
        gate(false);
        get(mine, "/api/v1/objections/" + objection).then().body("grade.publicationId", equalTo(world().list())).body("grade.grade", notNullValue()).body("late", equalTo(false));
        // Who proposed and who approved the list do not learn of it.
        get(confirmer(), "/api/v1/objections?limit=200").then().body("items.id", not(hasItem(objection)));
        get(approver(), "/api/v1/objections/" + objection).then().statusCode(404);
        decide(inspector(), objection, "UPHELD", List.of()).then().statusCode(422).body("errors[0].pointer", equalTo("/reverseEntryIds"));
        decide(inspector(), objection, "UPHELD", List.of("99999999")).then().statusCode(422);
        decide(inspector(), objection, "UPHELD", List.of(entry, second)).then().statusCode(200).body("awaitsRevision", equalTo(true)).body("entries.size()", equalTo(2))
                .body("entries.reversedBy", not(hasItem(nullValue())));
        get(inspector(), "/api/v1/score-entries/" + second).then().body("state", equalTo("REVERSED"));
        gate(false);
    }

    /** Told to the office; to others it is shut, whatever is. */
    private void gate(boolean open) {
        var gates = "/api/v1/cycles/" + world().publishing() + "/gates";
        get(approver(), gates).then().body("items.find { it.gate == 'OBJECTIONS_DECIDED' }.open", equalTo(open));
        get(bearer("unseen"), gates).then().body("items.find { it.gate == 'OBJECTIONS_DECIDED' }.open", equalTo(false)).body("items.find { it.gate == 'OBJECTIONS_DECIDED' }.waitingCount", equalTo(0));
    }

    @Test
    void aGradeIsContestedAfterItsTermAsWellAndTheLawsTermRuns() {
        later(20, "FINAL");
        try {
            var objection = objectToGrade(bearer("late"), List.of());
            objection.then().statusCode(201).body("late", equalTo(true));
            String id = objection.path("id");
            get(inspector(), "/api/v1/objections/" + id).then().body("mayRefuseLate", equalTo(false));
            decide(inspector(), id, "REFUSED_LATE", List.of()).then().statusCode(422);
            decide(inspector(), id, "DISMISSED", List.of()).then().statusCode(200).body("awaitsRevision", equalTo(false));
        } finally {
            later(-20, "PUBLICITY");
        }
    }

    @Test
    void theLastDayOfTheTermIsInTimeAndTheNextSaysThatItIsLate() {
        var mine = bearer("edge");
        for (int days : new int[] {0, 1}) {
            var ends = LocalDate.parse(get(mine, "/api/v1/publications/" + world().list()).path("termEndsOn"));
            var back = (int) ChronoUnit.DAYS.between(TODAY.minusDays(days), ends);
            later(back, "PUBLICITY");
            try {
                var objection = id(objectToGrade(mine, List.of()));
                get(mine, "/api/v1/objections/" + objection).then().body("inTimeUntil", equalTo(TODAY.minusDays(days).toString())).body("late", equalTo(days == 1));
                stepOn(mine, objection, "/withdrawal", null).then().statusCode(200);
                get(mine, "/api/v1/objections/" + objection).then().body("late", equalTo(days == 1)).body("reason", equalTo("等级有误。"));
            } finally {
                later(-back, "PUBLICITY");
            }
        }
    }

    /** The list's term ended so many days earlier. */
    private void later(int days, String stage) {
        inside(() -> em.createNativeQuery("UPDATE publication SET term_ends_on = term_ends_on - INTERVAL " + days + " DAY WHERE id = ?1").setParameter(1, Long.parseLong(world().list())).executeUpdate());
        inside(() -> em.createNativeQuery("UPDATE cycle SET stage = '" + stage + "' WHERE id = ?1").setParameter(1, Long.parseLong(world().publishing())).executeUpdate());
    }
}
