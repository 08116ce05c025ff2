package cn.yardstick.incident;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import cn.yardstick.RoomTest;
import cn.yardstick.identity.Role;
import cn.yardstick.kernel.LeadershipRole;
import cn.yardstick.kernel.Post;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** Incidents and findings (M6), by somebody who tries to hide one, or to judge the own. */
@QuarkusTest
class IncidentRulesTest extends RoomTest {

    @Test
    void whatDoesNotFitIsRefused() {
        var station = station();
        var officer = officer(station);
        refused(officer, "occurredOn", LocalDate.now().plusDays(2).toString(), "/occurredOn");
        refused(officer, "occurredOn", "2019-05-08", "/officers");
        refused(officer, "unitIds", List.of("99999999"), "/unitIds");
        refused(officer, "diaryEntryIds", List.of("99999999"), "/diaryEntryIds");
        refused(officer, "officers", List.of(), "/officers");
        var twice = incidentBody(List.of(officer, officer), List.of());
        create(discipline(), "/api/v1/incidents", twice).then().statusCode(422).body("errors[0].pointer", equalTo("/officers"));
        create(assessor(), "/api/v1/incidents", incidentBody(List.of(officer), List.of(station))).then().statusCode(201).body("units.id", equalTo(List.of("" + station)));
    }

    @Test
    void nobodyJudgesTheOwnOrAStranger() {
        var station = station();
        var elsewhere = station();
        long head = officer(station, "所长", Post.LEADING, LeadershipRole.HEAD);
        var member = officer(station);
        var stranger = officer(elsewhere);
        var leader = token(Role.LEADER, station, head);
        var own = incident(discipline(), List.of(head, member), List.of());
        get(leader, "/api/v1/incidents/" + own).then().statusCode(200).body("mayVerify", equalTo(false)).body("mayDismiss", equalTo(false));
        verify(leader, own).then().statusCode(403);
        step(leader, "/api/v1/incidents/" + own, "/dismissal", Map.of("reason", "小事")).then().statusCode(403);
        var mixed = incident(discipline(), List.of(member, stranger), List.of());
        verify(leader, mixed).then().statusCode(403);
        var far = incident(discipline(), List.of(stranger), List.of());
        get(leader, "/api/v1/incidents/" + far).then().statusCode(404);
        var near = incident(leader, List.of(member), List.of());
        get(leader, "/api/v1/incidents/" + near).then().body("mayVerify", equalTo(true)).body("mayFind", equalTo(false));
        change(leader, "POST", "/api/v1/incidents/" + near + "/verification", null, Map.of("note", "属实")).then().statusCode(428);
        change(leader, "POST", "/api/v1/incidents/" + near + "/verification", 7, Map.of("note", "属实")).then().statusCode(412);
        step(leader, "/api/v1/incidents/" + near, "/verification", Map.of("note", "属实", "dispositions", List.of(Map.of("officerId", "" + head, "disposition", "WARNING")))).then().statusCode(422);
        step(leader, "/api/v1/incidents/" + near, "/verification", Map.of("note", "属实", "dispositions", List.of(Map.of("officerId", "" + member, "disposition", "WARNING"))))
                .then().statusCode(200).body("state", equalTo("VERIFIED")).body("officers[0].disposition", equalTo("WARNING")).body("mayVerify", equalTo(false)).body("mayPropose", equalTo(true));
        verify(leader, near).then().statusCode(409);
        step(office(), "/api/v1/incidents/" + near, "/dismissal", Map.of("reason", "翻案")).then().statusCode(409);
        get(office(), "/api/v1/incidents/" + near + "/history").then().body("items.action", equalTo(List.of("incident.reported", "incident.verified")));
    }

    @Test
    void findingsStandOrAreTakenBackOnRecord() {
        var station = station();
        var incident = incident(discipline(), List.of(), List.of(station));
        var path = "/api/v1/incidents/" + incident + "/findings";
        var finding = Map.of("unitId", "" + station, "leaderSteps", 1, "occurredOn", DAY, "reason", "行风建设存在问题");
        create(discipline(), path, finding).then().statusCode(409);
        verify(office(), incident).then().statusCode(200);
        create(office(), path, finding).then().statusCode(403);
        create(discipline(), path, Map.of("unitId", "99999999", "leaderSteps", 1, "occurredOn", DAY, "reason", "无此单位")).then().statusCode(422);
        create(discipline(), path, Map.of("unitId", "" + station, "leaderSteps", 0, "occurredOn", DAY, "reason", "零级")).then().statusCode(422);
        create(discipline(), path, Map.of("unitId", "" + station, "leaderSteps", 4, "occurredOn", DAY, "reason", "四级以外")).then().statusCode(422);
        create(discipline(), path, Map.of("unitId", "" + station, "leaderSteps", 1, "occurredOn", LocalDate.now().plusDays(2).toString(), "reason", "未来")).then().statusCode(422);
        var id = id(create(discipline(), path, finding));
        create(discipline(), path + "/" + id + "/withdrawal", Map.of("reason", "整改到位，依规撤回")).then().statusCode(201).body("withdrawnReason", equalTo("整改到位，依规撤回"));
        create(discipline(), path + "/" + id + "/withdrawal", Map.of("reason", "再撤")).then().statusCode(409);
        get(office(), path).then().body("items", hasSize(1)).body("items[0].withdrawnReason", equalTo("整改到位，依规撤回"));
        var elsewhere = incident(discipline(), List.of(), List.of(station));
        create(discipline(), "/api/v1/incidents/" + elsewhere + "/findings/" + id + "/withdrawal", Map.of("reason", "别处")).then().statusCode(404);
    }

    @Test
    void clerksFindIncidents() {
        var station = station();
        var squad = inside(() -> units.create(station, unique("Q"), "一中队", cn.yardstick.unit.UnitKind.SQUAD, null, null).id());
        var officer = officer(squad, "诸葛亮亮", Post.PATROL, null);
        var body = incidentBody(List.of(officer), List.of());
        body.put("title", "群众送锦旗100%满意_" + unique(""));
        body.put("nature", "POSITIVE");
        var incident = id(create(discipline(), "/api/v1/incidents", body));
        String badge = get(office(), "/api/v1/officers/" + officer).path("badgeNo");
        for (String q : List.of("诸葛", "zgll", "ZhuGe", badge, "100%满意_", (String) body.get("title"))) {
            given(office()).queryParam("q", q).queryParam("unit", station).get("/api/v1/incidents").then().statusCode(200).body("items.id", equalTo(List.of(incident)));
        }
        given(office()).queryParam("q", "100_满意").queryParam("unit", station).get("/api/v1/incidents").then().body("items", empty());
        get(office(), "/api/v1/incidents?unit=" + station + "&from=" + DAY + "&until=" + DAY).then().body("items.id", equalTo(List.of(incident)));
        get(office(), "/api/v1/incidents?unit=" + station + "&from=" + YEAR + "-05-09").then().body("items", empty());
        get(office(), "/api/v1/incidents?unit=" + station + "&state=VERIFIED").then().body("items", empty());
        get(office(), "/api/v1/incidents?unit=" + station() + "&limit=200").then().body("items.id", not(hasItem(incident)));
    }

    @Test
    void aReferenceOfAnotherSystemIsOneIncident() throws Exception {
        var station = station();
        var officer = officer(station);
        var petitions = system("信访系统", station);
        var inspection = system("督察系统", station);
        var body = incidentBody(List.of(officer), List.of());
        create(petitions, "/api/v1/incidents", body).then().statusCode(422).body("errors[0].pointer", equalTo("/reference"));
        for (String reference : List.of("", " XF-1", "XF-1 ", "XF\t1", "X".repeat(65))) {
            body.put("reference", reference);
            create(petitions, "/api/v1/incidents", body).then().statusCode(422).body("errors[0].pointer", equalTo("/reference"));
        }
        body.put("reference", "XF-1");
        var first = id(create(petitions, "/api/v1/incidents", body));
        for (String reference : List.of("xf-1", "XF-1\u00e9", "ＸＦ-1")) {
            body.put("reference", reference);
            assertNotEquals(first, id(create(petitions, "/api/v1/incidents", body)), reference);
        }
        body.put("reference", "XF-1");
        assertNotEquals(first, id(create(inspection, "/api/v1/incidents", body)));
        assertNotEquals(id(create(discipline(), "/api/v1/incidents", body)), id(create(discipline(), "/api/v1/incidents", body)), "a person's reference is only told");

        get(office(), "/api/v1/incidents/" + first).then().body("reference", equalTo("XF-1")).body("reportedBySystem", equalTo(true)).body("reportedBy", equalTo("信访系统"));
        verify(office(), first).then().statusCode(200);
        create(petitions, "/api/v1/incidents", body).then().statusCode(201).header("Location", equalTo("/api/v1/incidents/" + first)).body("id", equalTo(first)).body("state", equalTo("VERIFIED"))
                .body("decidedBy", nullValue()).body("decisionNote", nullValue());
        body.put("title", "另一件事");
        create(petitions, "/api/v1/incidents", body).then().statusCode(409).body("errors[0].pointer", equalTo("/reference")).body("detail", containsString(first));
        get(office(), "/api/v1/incidents/" + first + "/history").then().body("items.action", equalTo(List.of("incident.reported", "incident.verified")));

        body.put("reference", "XF-2");
        var ids = new TreeSet<String>();
        try (var pool = Executors.newFixedThreadPool(8)) {
            for (var one : pool.invokeAll(Collections.nCopies(8, (Callable<String>) () -> id(create(petitions, "/api/v1/incidents", body))))) {
                ids.add(one.get());
            }
        }
        assertEquals(1, ids.size(), ids::toString);
    }

    private void refused(long officer, String field, Object value, String pointer) {
        var body = incidentBody(List.of(officer), List.of());
        body.put(field, value);
        create(discipline(), "/api/v1/incidents", body).then().statusCode(422).body("errors[0].pointer", equalTo(pointer));
    }
}
