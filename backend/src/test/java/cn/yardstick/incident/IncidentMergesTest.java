package cn.yardstick.incident;

import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.yardstick.RoomTest;
import cn.yardstick.identity.Role;
import cn.yardstick.kernel.LeadershipRole;
import cn.yardstick.kernel.Post;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** The same event, reported twice (M7), by somebody who would have it counted twice, or lost. */
@QuarkusTest
class IncidentMergesTest extends RoomTest {

    private static final String NEXT_DAY = YEAR + "-05-09";

    @Inject
    Findings findings;

    @Test
    void nothingGoesAndAllIsSeenFromTheOneThatStays() {
        var station = station();
        var elsewhere = station();
        var first = officer(station);
        var second = officer(elsewhere);
        var body = incidentBody(List.of(second), List.of(station));
        body.put("attachmentIds", List.of(attachment(discipline(), "现场.png")));
        body.put("diaryEntryIds", List.of(diary(second, DAY)));
        var duplicate = id(create(discipline(), "/api/v1/incidents", body));
        var survivor = incident(discipline(), List.of(first), List.of());
        verify(office(), survivor).then().statusCode(200);
        get(office(), path(duplicate)).then().body("mayMerge", equalTo(true)).body("mayWithdrawMerge", equalTo(false)).body("mergedInto", nullValue());

        merge(office(), duplicate, survivor).then().statusCode(200).body("state", equalTo("MERGED")).body("mergedInto.id", equalTo(survivor)).body("mergedInto.state", equalTo("VERIFIED"))
                .body("mayVerify", equalTo(false)).body("mayMerge", equalTo(false)).body("mayWithdrawMerge", equalTo(true)).body("officers.officer.id", equalTo(List.of("" + second)));
        get(office(), path(survivor)).then().header("ETag", equalTo("\"2\"")).body("officers.officer.id", containsInAnyOrder("" + first, "" + second)).body("duplicates.id", equalTo(List.of(duplicate)))
                .body("attachments", hasSize(1)).body("diaryEntryIds", hasSize(1)).body("units.id", equalTo(List.of("" + station))).body("mayMerge", equalTo(false));
        get(office(), "/api/v1/incidents?officer=" + second + "&state=VERIFIED").then().body("items.id", hasItem(survivor));
        var near = token(Role.LEADER, station, null);
        String attachment = get(near, path(survivor)).path("attachments[0].id");
        get(near, "/api/v1/attachments/" + attachment).then().statusCode(200);
        get(near, path(duplicate)).then().statusCode(200).body("mergedInto.title", equalTo("设卡脱岗"));
        get(token(Role.LEADER, station(), null), path(duplicate)).then().statusCode(404);
        get(token(Role.OFFICER, elsewhere, second), path(survivor)).then().statusCode(200);
        get(office(), path(duplicate) + "/history").then().body("items.action", equalTo(List.of("incident.reported", "attachment.attached", "incident.merged")));
        get(office(), path(survivor) + "/history").then().body("items.action", equalTo(List.of("incident.reported", "incident.verified", "incident.duplicate-taken-in")));

        step(office(), path(duplicate), "/merge/withdrawal", Map.of("reason", "并非同一事件")).then().statusCode(200).body("state", equalTo("REPORTED")).body("mergedInto", nullValue()).body("mayVerify", equalTo(true));
        get(office(), path(survivor)).then().body("officers.officer.id", equalTo(List.of("" + first))).body("duplicates", empty()).body("attachments", empty()).body("diaryEntryIds", empty());
        get(office(), path(survivor)).then().body("units", empty());
        step(office(), path(duplicate), "/merge/withdrawal", Map.of("reason", "再撤")).then().statusCode(409);
        merge(office(), duplicate, survivor).then().statusCode(200);
    }

    @Test
    void whatTwoDuplicatesSayStaysWhenOneGoes() {
        var station = station();
        var both = officer(station);
        var survivor = incident(discipline(), List.of(), List.of(station));
        var one = incident(discipline(), List.of(both), List.of());
        var other = incident(discipline(), List.of(both), List.of());
        merge(office(), one, survivor).then().statusCode(200);
        merge(office(), other, survivor).then().statusCode(200);
        step(office(), path(one), "/merge/withdrawal", Map.of("reason", "并非同一事件")).then().statusCode(200);
        get(office(), path(survivor)).then().body("officers.officer.id", equalTo(List.of("" + both)));
        // What is said on the one that stays is its own from then on.
        step(office(), path(survivor), "/verification", Map.of("note", "属实", "dispositions", List.of(Map.of("officerId", "" + both, "disposition", "WARNING")))).then().statusCode(200);
        step(office(), path(other), "/merge/withdrawal", Map.of("reason", "并非同一事件")).then().statusCode(200);
        get(office(), path(survivor)).then().body("officers.officer.id", equalTo(List.of("" + both))).body("officers.disposition", equalTo(List.of("WARNING")));
        get(office(), path(other)).then().body("officers.disposition", equalTo(List.of("NONE")));
    }

    @Test
    void noChainsNoCirclesNoWrongWay() {
        var station = station();
        var officer = officer(station);
        var a = incident(discipline(), List.of(officer), List.of());
        var b = incident(discipline(), List.of(officer), List.of());
        var c = incident(discipline(), List.of(officer), List.of());
        merge(office(), a, a).then().statusCode(422).body("errors[0].pointer", equalTo("/survivorId"));
        merge(office(), a, "99999999").then().statusCode(422).body("errors[0].pointer", equalTo("/survivorId"));
        change(office(), "POST", path(a) + "/merge", null, Map.of("survivorId", b, "reason", "同一事件")).then().statusCode(428);
        change(office(), "POST", path(a) + "/merge", 7, Map.of("survivorId", b, "reason", "同一事件")).then().statusCode(412);
        merge(office(), a, b).then().statusCode(200);
        merge(office(), a, c).then().statusCode(409);
        merge(office(), b, a).then().statusCode(409);
        merge(office(), b, c).then().statusCode(409).body("detail", containsString("反过来"));
        merge(office(), c, a).then().statusCode(409).body("detail", containsString(b));
        verify(office(), c).then().statusCode(200);
        merge(office(), c, b).then().statusCode(409);
        var dismissed = incident(discipline(), List.of(officer), List.of());
        step(office(), path(dismissed), "/dismissal", Map.of("reason", "不实")).then().statusCode(200);
        merge(office(), dismissed, c).then().statusCode(409);
        var late = incident(discipline(), List.of(officer), List.of());
        merge(office(), late, dismissed).then().statusCode(409);
        verify(office(), a).then().statusCode(409);
        long head = officer(station, "所长", Post.LEADING, LeadershipRole.HEAD);
        var leader = token(Role.LEADER, station, head);
        var own = incident(discipline(), List.of(head), List.of());
        merge(leader, own, c).then().statusCode(403);
        merge(leader, late, own).then().statusCode(403);
        var far = incident(discipline(), List.of(officer(station())), List.of());
        merge(leader, late, far).then().statusCode(422);
        merge(leader, late, c).then().statusCode(200);
    }

    @Test
    void mergesAtOnceMakeNoCircle() throws Exception {
        var officer = officer(station());
        for (int i = 0; i < 6; i++) {
            var ids = List.of(incident(discipline(), List.of(officer), List.of()), incident(discipline(), List.of(officer), List.of()), incident(discipline(), List.of(officer), List.of()));
            var ways = new ArrayList<Callable<Response>>();
            for (int from = 0; from < 3; from++) {
                var duplicate = ids.get(from);
                var survivor = ids.get((from + 1) % 3);
                ways.add(() -> change(office(), "POST", path(duplicate) + "/merge", 0, Map.of("survivorId", survivor, "reason", "同一事件")));
            }
            try (var pool = Executors.newFixedThreadPool(3)) {
                for (var one : pool.invokeAll(ways)) {
                    assertTrue(List.of(200, 409, 412).contains(one.get().statusCode()), one.get().asString());
                }
            }
            var merged = ids.stream().map(id -> get(office(), path(id))).filter(one -> one.path("mergedInto") != null).toList();
            assertTrue(!merged.isEmpty() && merged.size() < 3, "one at least stays");
            merged.forEach(one -> assertEquals("REPORTED", one.path("mergedInto.state")));
        }
    }

    @Test
    void aSystemFollowsItsIncident() {
        var station = station();
        var officer = officer(station);
        var petitions = system("信访系统", station);
        var body = incidentBody(List.of(officer), List.of());
        body.put("reference", "XF-9");
        var told = id(create(petitions, "/api/v1/incidents", body));
        var survivor = incident(discipline(), List.of(officer), List.of());
        create(petitions, "/api/v1/incidents", body).then().statusCode(201).body("id", equalTo(told)).body("mergedInto", nullValue());
        merge(office(), told, survivor).then().statusCode(200);
        create(petitions, "/api/v1/incidents", body).then().statusCode(201).header("Location", equalTo(path(told))).body("id", equalTo(told)).body("state", equalTo("MERGED"))
                .body("mergedInto.id", equalTo(survivor)).body("mergedInto.state", equalTo("REPORTED")).body("mergedInto.title", nullValue()).body("title", equalTo("设卡脱岗"));
        verify(office(), survivor).then().statusCode(200);
        create(petitions, "/api/v1/incidents", body).then().statusCode(201).body("mergedInto.state", equalTo("VERIFIED")).body("duplicates", empty());
        get(petitions, path(told)).then().statusCode(403);
    }

    @Test
    void oneFactCountsOnceAcrossAMerge() {
        var station = station();
        var culprit = officer(station);
        var other = officer(station);
        var book = issuedBook();
        var cycle = scoring(book);
        var clause = clauseOf(book, "1.1");
        var early = verified(List.of(culprit, other), DAY);
        var late = verified(List.of(culprit), NEXT_DAY);
        var onEarly = id(propose(assessor(), on(cycle, culprit, clause, early, DAY)));
        var onLate = id(propose(assessor(), on(cycle, culprit, clause, late, NEXT_DAY)));
        get(office(), entry(onLate)).then().body("flags", not(hasItem("SAME_INCIDENT")));
        merge(office(), early, late).then().statusCode(200).body("state", equalTo("MERGED"));
        get(office(), entry(onLate)).then().body("flags", hasItem("SAME_INCIDENT"));
        get(office(), entry(onEarly)).then().body("flags", hasItem("SAME_INCIDENT"));
        get(office(), "/api/v1/score-entries?incident=" + late).then().body("items.id", containsInAnyOrder(onEarly, onLate));
        confirm(office(), onEarly).then().statusCode(200);
        confirm(office(), onLate).then().statusCode(409).body("detail", containsString("条款1.1"));
        step(office(), entry(onLate), "/rejection", Map.of("reason", "同一事件已记分")).then().statusCode(200);
        propose(assessor(), on(cycle, culprit, clause, late, NEXT_DAY)).then().statusCode(409).body("detail", containsString("条款1.1"));
        propose(assessor(), on(cycle, other, clause, early, DAY)).then().statusCode(409).body("errors[0].pointer", equalTo("/incidentId")).body("detail", containsString(late));

        // On the one that stays an entry may be proposed for whom only the duplicate names: then the merge stands until that is gone.
        var rests = id(propose(assessor(), on(cycle, other, clause, late, NEXT_DAY)));
        step(office(), path(early), "/merge/withdrawal", Map.of("reason", "并非同一事件")).then().statusCode(409).body("detail", containsString(late));
        get(office(), path(late)).then().body("officers", hasSize(2));
        step(office(), entry(rests), "/rejection", Map.of("reason", "改在原事件上提出")).then().statusCode(200);
        step(office(), path(early), "/merge/withdrawal", Map.of("reason", "并非同一事件")).then().statusCode(200).body("state", equalTo("VERIFIED"));
        propose(assessor(), on(cycle, culprit, clause, late, NEXT_DAY)).then().statusCode(201).body("flags", not(hasItem("SAME_INCIDENT")));
    }

    @Test
    void findingsOnADuplicateStillCount() {
        var station = station();
        var duplicate = incident(discipline(), List.of(), List.of(station));
        var survivor = incident(discipline(), List.of(), List.of(station));
        verify(office(), duplicate).then().statusCode(200);
        verify(office(), survivor).then().statusCode(200);
        var finding = id(create(discipline(), path(duplicate) + "/findings", Map.of("unitId", "" + station, "leaderSteps", 1, "occurredOn", DAY, "reason", "行风建设存在问题")));
        merge(office(), duplicate, survivor).then().statusCode(200);
        get(office(), path(survivor) + "/findings").then().body("items.id", equalTo(List.of(finding))).body("items.incidentId", equalTo(List.of(duplicate)));
        var from = LocalDate.parse(DAY);
        assertTrue(inside(() -> findings.standing(from, from)).stream().anyMatch(one -> finding.equals("" + one.id())));
    }

    private String verified(List<Long> people, String day) {
        var body = incidentBody(people, List.of());
        body.put("occurredOn", day);
        var incident = id(create(discipline(), "/api/v1/incidents", body));
        verify(office(), incident).then().statusCode(200);
        return incident;
    }

    private Map<String, Object> on(String cycle, long officer, String clause, String incident, String day) {
        return new HashMap<>(Map.of("cycleId", cycle, "officerId", "" + officer, "clauseId", clause, "points", "-5.00", "occurredOn", day, "incidentId", incident, "note", "不遮不掩"));
    }

    private Response merge(String token, String duplicate, String survivor) {
        return step(token, path(duplicate), "/merge", Map.of("survivorId", survivor, "reason", "时间、地点、人员一致"));
    }

    private static String path(String incident) {
        return "/api/v1/incidents/" + incident;
    }

    private static String entry(String id) {
        return "/api/v1/score-entries/" + id;
    }
}
