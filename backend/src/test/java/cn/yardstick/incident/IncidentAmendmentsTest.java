package cn.yardstick.incident;

import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import cn.yardstick.RoomTest;
import cn.yardstick.identity.Role;
import cn.yardstick.kernel.LeadershipRole;
import cn.yardstick.kernel.Post;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What becomes known later, and all that came of an incident (M6), by somebody who would rather have the beginning forgotten. */
@QuarkusTest
class IncidentAmendmentsTest extends RoomTest {

    private static final String NEXT_DAY = YEAR + "-05-09";

    @Test
    void laterKnowledgeStandsBesideTheReport() {
        var station = station();
        var elsewhere = station();
        var first = officer(station);
        var second = officer(elsewhere);
        var body = incidentBody(List.of(first), List.of());
        body.put("reference", "XF-1");
        var petitions = system("信访系统", station);
        var incident = id(create(petitions, "/api/v1/incidents", body));
        verify(office(), incident).then().statusCode(200);
        get(office(), path(incident)).then().body("amendments", empty()).body("mayAmend", equalTo(true));
        var more = new HashMap<String, Object>(Map.of("reason", "调取监控后查明", "officers", List.of(person(first, "SUPERVISOR", "WARNING"), person(second, "PARTICIPANT", "NONE")), "unitIds", List.of("" + elsewhere),
                "diaryEntryIds", List.of(diary(second, DAY)), "attachmentIds", List.of(attachment(office(), "监控.png")), "occurredOn", NEXT_DAY, "place", "国道卡点"));
        amend(office(), incident, more).then().statusCode(200).body("occurredOn", equalTo(NEXT_DAY)).body("place", equalTo("国道卡点")).body("attachments", hasSize(1)).body("diaryEntryIds", hasSize(1))
                .body("officers.officer.id", equalTo(List.of("" + first, "" + second))).body("officers.role", equalTo(List.of("SUPERVISOR", "PARTICIPANT"))).body("officers.disposition", equalTo(List.of("WARNING", "NONE")))
                .body("amendments", hasSize(1)).body("amendments[0].reason", equalTo("调取监控后查明")).body("amendments[0].occurredOn", equalTo(NEXT_DAY)).body("amendments[0].occurredBefore", equalTo(DAY))
                .body("amendments[0].place", equalTo("国道卡点")).body("amendments[0].placeBefore", nullValue()).body("amendments[0].officers.roleBefore", equalTo(listOf("PRINCIPAL", null)))
                .body("amendments[0].officers.dispositionBefore", equalTo(listOf("NONE", null))).body("amendments[0].diaryEntryIds", hasSize(1));
        amend(office(), incident, Map.of("reason", "再说一遍", "place", "国道卡点", "officers", List.of(person(second, "PARTICIPANT", "NONE")))).then().statusCode(409);
        amend(office(), incident, Map.of("reason", "更正地点", "place", "省道卡点")).then().statusCode(200).body("amendments", hasSize(2)).body("amendments[1].placeBefore", equalTo("国道卡点"))
                .body("amendments[0].place", equalTo("国道卡点")).body("amendments[1].officers", empty());
        get(token(Role.LEADER, elsewhere, null), path(incident)).then().statusCode(200);
        get(office(), path(incident) + "/history").then().body("items.action", equalTo(List.of("incident.reported", "incident.verified", "incident.amended", "attachment.attached", "incident.amended")));
        // The system's reference still stands for what the system said.
        create(petitions, "/api/v1/incidents", body).then().statusCode(201).body("id", equalTo(incident)).body("occurredOn", equalTo(DAY)).body("place", nullValue()).body("officers.role", equalTo(List.of("PRINCIPAL")))
                .body("amendments", empty());
    }

    @Test
    void whatDoesNotFitIsRefused() {
        var station = station();
        var officer = officer(station);
        var incident = incident(discipline(), List.of(officer), List.of());
        for (var wrong : List.of(Map.of("occurredOn", LocalDate.now().plusDays(2).toString()), Map.of("occurredOn", "2019-05-08"), Map.of("unitIds", List.of("99999999")), Map.of("diaryEntryIds", List.of("99999999")),
                Map.of("place", ""), Map.of("place", "  "), Map.of("attachmentIds", List.of("99999999")))) {
            var body = new HashMap<String, Object>(wrong);
            body.put("reason", "查明");
            amend(office(), incident, body).then().statusCode(422).body("errors[0].pointer", equalTo("/" + wrong.keySet().iterator().next()));
        }
        amend(office(), incident, Map.of("reason", "查明", "officers", List.of(person(officer, "PARTICIPANT", "NONE"), person(officer, "PARTICIPANT", "NONE")))).then().statusCode(422);
        amend(office(), incident, Map.of("reason", "查明", "officers", List.of(person(99999999, "PARTICIPANT", "NONE")))).then().statusCode(422);
        amend(office(), incident, Map.of("reason", "什么也没有")).then().statusCode(409);
        amend(office(), incident, Map.of("reason", " ", "place", "卡点")).then().statusCode(422);
        change(office(), "POST", path(incident) + "/amendments", null, Map.of("reason", "查明", "place", "卡点")).then().statusCode(428);
        change(office(), "POST", path(incident) + "/amendments", 7, Map.of("reason", "查明", "place", "卡点")).then().statusCode(412);
        get(office(), path(incident)).then().body("amendments", empty()).body("version", equalTo(0));
        step(office(), path(incident), "/dismissal", Map.of("reason", "不实")).then().statusCode(200).body("mayAmend", equalTo(false));
        amend(office(), incident, Map.of("reason", "查明", "place", "卡点")).then().statusCode(409);
    }

    @Test
    void theReporterAddsUntilItIsDecidedAndNobodyJudgesTheOwn() {
        var station = station();
        long head = officer(station, "所长", Post.LEADING, LeadershipRole.HEAD);
        var member = officer(station);
        var colleague = officer(station);
        var leader = token(Role.LEADER, station, head);
        var reporter = token(Role.OFFICER, null, member);
        var incident = incident(reporter, List.of(colleague), List.of());
        get(reporter, path(incident)).then().body("mayAmend", equalTo(true)).body("mayVerify", equalTo(false));
        amend(reporter, incident, Map.of("reason", "想起来了", "place", "村口", "unitIds", List.of("" + station))).then().statusCode(200).body("amendments", hasSize(1));
        amend(reporter, incident, Map.of("reason", "外所的人也在", "officers", List.of(person(officer(station()), "PARTICIPANT", "NONE")))).then().statusCode(422);
        amend(reporter, incident, Map.of("reason", "我不在场", "officers", List.of(person(member, "PARTICIPANT", "NONE")))).then().statusCode(403);
        amend(token(Role.OFFICER, null, colleague), incident, Map.of("reason", "没有的事", "place", "家中")).then().statusCode(403);
        amend(leader, incident, Map.of("reason", "我自己", "officers", List.of(person(head, "SUPERVISOR", "NONE")))).then().statusCode(403);
        amend(office(), incident, Map.of("reason", "所长也有责任", "officers", List.of(person(head, "SUPERVISOR", "CRITICISM")))).then().statusCode(200);
        amend(leader, incident, Map.of("reason", "改回去", "place", "别处")).then().statusCode(403);
        get(leader, path(incident)).then().body("mayAmend", equalTo(false)).body("mayVerify", equalTo(false));
        verify(office(), incident).then().statusCode(200);
        amend(reporter, incident, Map.of("reason", "又想起来了", "place", "村尾")).then().statusCode(403);
        get(reporter, path(incident)).then().body("mayAmend", equalTo(false));
        amend(token(Role.LEADER, station(), null), incident, Map.of("reason", "路过", "place", "别处")).then().statusCode(404);
    }

    @Test
    void theTimelineTellsAllThatCameOfItToWhoMaySeeIt() {
        var station = station();
        var culprit = officer(station);
        var other = officer(station);
        var book = issuedBook();
        var cycle = scoring(book);
        var body = incidentBody(List.of(culprit, other), List.of());
        body.put("attachmentIds", List.of(attachment(discipline(), "现场.png")));
        body.put("diaryEntryIds", List.of(diary(other, DAY)));
        var incident = id(create(discipline(), "/api/v1/incidents", body));
        var duplicate = incident(office(), List.of(culprit), List.of());
        step(discipline(), path(duplicate), "/merge", Map.of("survivorId", incident, "reason", "时间、地点、人员一致")).then().statusCode(200);
        amend(office(), incident, Map.of("reason", "查明地点", "place", "国道卡点")).then().statusCode(200);
        verify(office(), incident).then().statusCode(200);
        create(discipline(), path(incident) + "/findings", Map.of("unitId", "" + station, "leaderSteps", 1, "occurredOn", DAY, "reason", "行风建设存在问题")).then().statusCode(201);
        var onCulprit = id(propose(assessor(), on(cycle, culprit, clauseOf(book, "1.1"), incident)));
        var onOther = id(propose(assessor(), on(cycle, other, clauseOf(book, "1.1"), incident)));
        var self = token(Role.OFFICER, null, culprit);
        create(self, "/api/v1/score-entries/" + onCulprit + "/answers", Map.of("text", "当时去接群众")).then().statusCode(201);
        confirm(office(), onCulprit).then().statusCode(200);
        step(office(), "/api/v1/score-entries/" + onOther, "/rejection", Map.of("reason", "依据不足")).then().statusCode(200);
        create(discipline(), "/api/v1/score-entries/" + onCulprit + "/reversal", Map.of("reason", "查明另有其人")).then().statusCode(201);

        var all = List.of("DIARY_WRITTEN", "REPORTED", "ATTACHED", "REPORTED", "MERGED", "AMENDED", "VERIFIED", "FINDING_RECORDED", "ENTRY_PROPOSED", "ENTRY_PROPOSED", "ENTRY_ANSWERED", "ENTRY_CONFIRMED", "ENTRY_REJECTED",
                "ENTRY_REVERSED");
        get(office(), timeline(incident)).then().statusCode(200).body("items.kind", equalTo(all)).body("nextCursor", nullValue()).body("items[4].recordId", equalTo(duplicate)).body("items[4].text", equalTo("时间、地点、人员一致"))
                .body("items[3].incidentId", equalTo(duplicate)).body("items[8].recordId", equalTo(onCulprit)).body("items[8].label", equalTo("1.1 · -5.00")).body("items[8].officer.id", equalTo("" + culprit))
                .body("items[10].text", equalTo("当时去接群众")).body("items[13].recordId", equalTo(onCulprit)).body("items[2].label", equalTo("现场.png"));
        for (int limit : List.of(1, 3, 5)) {
            assertEquals(all, paged(incident, limit), "pages of " + limit);
        }
        get(self, timeline(incident)).then().statusCode(200).body("items.findAll { it.recordType == 'score-entry' }.recordId.unique()", equalTo(List.of(onCulprit)))
                .body("items.findAll { it.kind == 'DIARY_WRITTEN' }", empty());
        get(token(Role.LEADER, station, null), timeline(incident)).then().body("items.kind", equalTo(all));
        get(token(Role.OFFICER, null, officer(station())), timeline(incident)).then().statusCode(404);
        get(office(), timeline(duplicate)).then().body("items.kind", equalTo(List.of("REPORTED", "MERGED"))).body("items[1].recordId", equalTo(incident));
        for (String cursor : List.of("garbage", "MToxMg", "MTotMS0tMS0tMQ")) {
            get(office(), timeline(incident) + "?cursor=" + cursor).then().statusCode(400);
        }
        step(office(), path(duplicate), "/merge/withdrawal", Map.of("reason", "并非同一事件")).then().statusCode(200);
        get(office(), timeline(incident)).then().body("items.findAll { it.kind.startsWith('MERGE') }.kind", containsInAnyOrder("MERGED", "MERGE_WITHDRAWN"))
                .body("items.findAll { it.kind == 'REPORTED' }", hasSize(1));
    }

    private List<String> paged(String incident, int limit) {
        var kinds = new ArrayList<String>();
        String cursor = null;
        do {
            var page = get(office(), timeline(incident) + "?limit=" + limit + (cursor == null ? "" : "&cursor=" + cursor));
            kinds.addAll(page.path("items.kind"));
            cursor = page.path("nextCursor");
        } while (cursor != null);
        return kinds;
    }

    private static List<String> listOf(String... values) {
        return Arrays.asList(values);
    }

    private static Map<String, Object> person(long officer, String role, String disposition) {
        return Map.of("officerId", "" + officer, "role", role, "disposition", disposition);
    }

    private Map<String, Object> on(String cycle, long officer, String clause, String incident) {
        return Map.of("cycleId", cycle, "officerId", "" + officer, "clauseId", clause, "points", "-5.00", "occurredOn", DAY, "incidentId", incident, "note", "不遮不掩");
    }

    private Response amend(String token, String incident, Map<String, Object> body) {
        var etag = get(office(), path(incident)).header("ETag");
        return change(token, "POST", path(incident) + "/amendments", etag, body);
    }

    private static String path(String incident) {
        return "/api/v1/incidents/" + incident;
    }

    private static String timeline(String incident) {
        return path(incident) + "/timeline";
    }
}
