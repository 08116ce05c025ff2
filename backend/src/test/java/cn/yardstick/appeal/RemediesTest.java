package cn.yardstick.appeal;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import cn.yardstick.RoomTest;
import cn.yardstick.identity.Role;
import cn.yardstick.kernel.LeadershipRole;
import cn.yardstick.kernel.Post;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A grade rests on more than entries: what is upheld has the group decide a tie anew, or withdraws a finding about a unit led (M15). */
@QuarkusTest
class RemediesTest extends RoomTest {

    private final List<String> voters = new ArrayList<>();
    private long station;
    private long chosen;
    private long spared;
    private long head;
    private String second;
    private String inspector;
    private String mine;
    private String led;
    private String cycle;
    private String list;

    /** Of nine, two lowest are tied for one place in grade four; the head answers for a finding about the station. Published. */
    private void published() {
        station = station();
        chosen = officer(station);
        spared = officer(station);
        head = officer(station, "王队长", Post.LEADING, LeadershipRole.HEAD);
        for (int i = 0; i < 6; i++) {
            officer(station);
        }
        var away = station();
        second = tokenOf(account(Role.ASSESSMENT_OFFICE, null, officer(away)));
        inspector = token(Role.DISCIPLINE, null, officer(away));
        mine = token(Role.OFFICER, null, chosen);
        led = token(Role.OFFICER, null, head);
        for (int i = 0; i < 6; i++) {
            voters.add(token(Role.ASSESSOR, station, officer(away)));
        }
        var book = bookWithoutTies();
        cycle = scoring(book);
        for (long one : List.of(chosen, spared)) {
            confirm(office(), id(propose(assessor(), proposal(cycle, one, clauseOf(book, "1.1"), "-2.00")))).then().statusCode(200);
        }
        var incident = incident(discipline(), List.of(), List.of(station));
        verify(office(), incident).then().statusCode(200);
        create(discipline(), "/api/v1/incidents/" + incident + "/findings", Map.of("unitId", "" + station, "leaderSteps", 1, "occurredOn", DAY, "reason", "行风问题")).then().statusCode(201);
        move(cycle, "GRADING").then().statusCode(200);
        run();
        var tie = openTie();
        for (int i = 0; i < 3; i++) {
            vote(voters.get(i), tie, chosen).then().statusCode(201);
        }
        list = id(create(office(), path("/publications"), Map.of("title", "公示")));
        step(second, "/api/v1/publications/" + list, "/approval", null).then().statusCode(200);
        move(cycle, "PUBLICITY").then().statusCode(200);
        get(mine, "/api/v1/publications/" + list + "/my-result").then().body("grade", equalTo("FOUR"));
    }

    @Test
    void othersDecideTheTieAnew() {
        published();
        var objection = object(mine);
        var other = object(token(Role.OFFICER, null, spared));
        get(mine, objection + "/remedies").then().statusCode(403);
        // Who voted does not learn of it, nor who published.
        get(voters.getFirst(), objection).then().statusCode(404);
        var options = get(inspector, objection + "/remedies");
        options.then().statusCode(200).body("findings", empty()).body("ties", hasSize(1)).body("ties[0].cut", equalTo("FOUR")).body("ties[0].tied", equalTo(2)).body("ties[0].places", equalTo(1))
                .body("ties[0].chosen", equalTo(true)).body("ties[0].setAside", equalTo(false)).body("ties[0].votes", hasSize(3)).body("ties[0].votes[0].reason", equalTo("集体研究"));
        String tie = options.path("ties[0].id");
        decide(inspector, objection, Map.of()).then().statusCode(422).body("errors[0].pointer", equalTo("/reverseEntryIds"));
        decide(inspector, objection, Map.of("retakeTieIds", List.of("99999999"))).then().statusCode(422).body("errors[0].pointer", equalTo("/retakeTieIds"));
        decide(inspector, objection, Map.of("withdrawFindingIds", List.of("1"))).then().statusCode(422).body("errors[0].pointer", equalTo("/withdrawFindingIds"));
        var before = get(voters.getFirst(), path("/assessment/ties")).asString();
        decide(inspector, objection, Map.of("retakeTieIds", List.of(tie))).then().statusCode(200).body("remedies", hasSize(1)).body("remedies[0].kind", equalTo("RETAKE_TIE")).body("remedies[0].cut", equalTo("FOUR"))
                .body("awaitsRevision", equalTo(true));
        get(mine, objection).then().body("remedies[0].targetId", equalTo(tie)).body("remedies[0].unit", nullValue());
        // Until the office grades again the tie reads as it did, and holds nothing any more.
        assertEquals(before, get(voters.getFirst(), path("/assessment/ties")).asString());
        create(office(), path("/publications"), Map.of("title", "修订")).then().statusCode(409);
        waits("REVISE_PUBLICATION", cycle, true);
        gate("OBJECTIONS_DECIDED", false);
        run();
        var anew = openTie();
        get(voters.getFirst(), path("/assessment/ties")).then().body("items.id", not(hasItem(tie))).body("items.find { it.id == '" + anew + "' }.again", equalTo(true))
                .body("items.find { it.id == '" + anew + "' }.mayVote", equalTo(false));
        create(office(), path("/publications"), Map.of("title", "修订")).then().statusCode(409);
        vote(voters.getFirst(), anew, spared).then().statusCode(403);
        for (int i = 3; i < 6; i++) {
            vote(voters.get(i), anew, spared).then().statusCode(201);
        }
        waits("REVISE_PUBLICATION", cycle, true);
        revised();
        get(mine, objection).then().body("awaitsRevision", equalTo(false));
        // What was put right before the list was made leaves nothing to revise.
        decide(inspector, other, Map.of("retakeTieIds", List.of(tie))).then().statusCode(200).body("awaitsRevision", equalTo(false));
        gate("OBJECTIONS_DECIDED", true);
        waits("REVISE_PUBLICATION", cycle, false);
        get(mine, "/api/v1/publications/" + list + "/my-result").then().body("grade", not(equalTo("FOUR"))).body("sentences.en", hasItem(containsString("after an earlier decision was set aside others of the assessment group decided anew")));
        get(token(Role.AUDITOR), "/api/v1/audit/lines?limit=200&recordType=tie").then().body("items.findAll { it.recordId == '" + tie + "' }.action", hasItem("tie.set-aside"));
    }

    @Test
    void aFindingIsWithdrawnForWhoAnsweredForIt() {
        published();
        var objection = object(led);
        // Who found it does not learn that it is contested.
        get(discipline(), objection).then().statusCode(404);
        var options = get(inspector, objection + "/remedies");
        options.then().statusCode(200).body("ties", empty()).body("findings", hasSize(1)).body("findings[0].leaderSteps", equalTo(1)).body("findings[0].withdrawn", equalTo(false)).body("findings[0].reason", equalTo("行风问题"));
        String finding = options.path("findings[0].id");
        decide(inspector, objection, Map.of("withdrawFindingIds", List.of(finding))).then().statusCode(200).body("remedies.kind", contains("WITHDRAW_FINDING")).body("remedies[0].leaderSteps", equalTo(1))
                .body("remedies[0].unit.id", equalTo("" + station));
        get(led, "/api/v1/publications/" + list + "/my-result").then().body("reasons", hasItem("DEMOTED"));
        run();
        revised();
        get(led, "/api/v1/publications/" + list + "/my-result").then().body("reasons", not(hasItem("DEMOTED"))).body("findings", empty());
    }

    /** While it waits the cycle does not become final, and who approves it has it to do. */
    private void revised() {
        list = id(create(office(), path("/publications"), Map.of("title", "修订")));
        waits("REVISE_PUBLICATION", cycle, false);
        get(second, "/api/v1/me/tasks").then().body("items.findAll { it.kind == 'APPROVE_PUBLICATION' }.targetId", hasItem(list));
        gate("REVISION_SETTLED", false);
        get(led, path("/gates")).then().body("items.find { it.gate == 'REVISION_SETTLED' }.waitingFor", empty());
        pass(cycle, "REVISION_SETTLED").then().statusCode(409);
        move(cycle, "FINAL").then().statusCode(409).body("errors.pointer", hasItem("REVISION_SETTLED"));
        step(second, "/api/v1/publications/" + list, "/approval", null).then().statusCode(200).body("revision", equalTo(2));
        gate("REVISION_SETTLED", true);
    }

    private void waits(String kind, String target, boolean waits) {
        assertEquals(waits, get(office(), "/api/v1/me/tasks").jsonPath().getList("items.findAll { it.kind == '" + kind + "' }.targetId").contains(target));
    }

    private void gate(String gate, boolean open) {
        get(office(), path("/gates")).then().body("items.find { it.gate == '" + gate + "' }.open", equalTo(open));
    }

    private void run() {
        create(office(), path("/assessment"), Map.of()).then().statusCode(201);
    }

    private String openTie() {
        return get(office(), path("/assessment/ties")).path("items.find { it.state == 'OPEN' && it.tied.id.contains('" + chosen + "') }.id");
    }

    private Response vote(String token, String tie, long whom) {
        return create(token, path("/assessment/ties/" + tie + "/votes"), Map.of("chosen", List.of("" + whom), "reason", "集体研究"));
    }

    private String object(String token) {
        return "/api/v1/objections/" + id(create(token, "/api/v1/objections", Map.of("matter", "GRADE", "publicationId", list, "contested", List.of("PROCEDURE"), "reason", "未经充分评议。")));
    }

    private Response decide(String token, String objection, Map<String, Object> remedies) {
        var body = new java.util.HashMap<String, Object>(remedies);
        body.put("outcome", "UPHELD");
        body.put("reason", "经复核，决定有误。");
        return step(token, objection, "/decision", body);
    }

    private String path(String rest) {
        return "/api/v1/cycles/" + cycle + rest;
    }
}
