package cn.yardstick.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import cn.yardstick.RoomTest;
import cn.yardstick.identity.Role;
import cn.yardstick.kernel.LeadershipRole;
import cn.yardstick.kernel.Post;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every kind of task appears when there is something to do, leads to it, and is gone once it is done. */
@QuarkusTest
class TasksTest extends RoomTest {

    @Test
    void aRuleBookIsIssuedThenRead() {
        var officer = token(Role.OFFICER, null, officer(station()));
        var book = draft();
        clause(book, "1.1", "DEDUCTION", null).then().statusCode(201);
        assertNotNull(task(office(), "ISSUE_RULE_BOOK", book));
        assertNull(task(officer, "READ_RULE_BOOK", book));
        issue(book).then().statusCode(200);
        assertNull(task(office(), "ISSUE_RULE_BOOK", book));
        assertNotNull(task(officer, "READ_RULE_BOOK", book));
        create(officer, "/api/v1/rule-books/" + book + "/acknowledgements", null).then().statusCode(201);
        assertNull(task(officer, "READ_RULE_BOOK", book));
        assertNull(task(office(), "START_CYCLE", null), "there are cycles that are not final");
    }

    @Test
    void meetingsAreRecordedAndCaughtUp() {
        var station = station();
        long head = officer(station, "所长", Post.LEADING, LeadershipRole.HEAD);
        var member = officer(station);
        var leader = token(Role.LEADER, station, head);
        var officer = token(Role.OFFICER, null, member);
        var cycle = preparing(issuedBook());
        var meeting = meeting(leader, cycle, "ALL_OFFICERS", station);
        assertNull(task(leader, "RECORD_ATTENDANCE", meeting), "it was not held yet");
        hold(leader, meeting).then().statusCode(200);
        assertEquals(2, count(leader, "RECORD_ATTENDANCE", meeting));
        assertNull(task(officer, "CATCH_UP_MEETING", cycle), "nobody said yet who was missing");

        attend(leader, meeting, Map.of(head, "PRESENT", member, "ABSENT")).then().statusCode(200);
        assertEquals(1, count(leader, "RECORD_ATTENDANCE", meeting));
        assertNotNull(task(officer, "CATCH_UP_MEETING", cycle));
        assertNull(task(leader, "CATCH_UP_MEETING", cycle));

        attend(leader, meeting, Map.of(member, "CAUGHT_UP")).then().statusCode(200);
        assertNull(task(leader, "RECORD_ATTENDANCE", meeting));
        assertNull(task(officer, "CATCH_UP_MEETING", cycle));

        long joined = officer(station);
        var newcomer = token(Role.OFFICER, null, joined);
        assertEquals(1, count(leader, "RECORD_ATTENDANCE", meeting), "who joined later is to be reached, too");
        assertNotNull(task(newcomer, "CATCH_UP_MEETING", cycle));
        attend(leader, meeting, Map.of(joined, "CAUGHT_UP")).then().statusCode(200);
        assertNull(task(leader, "RECORD_ATTENDANCE", meeting));
        assertNull(task(newcomer, "CATCH_UP_MEETING", cycle));
    }

    @Test
    void gatesThenTheStep() {
        var cycle = preparing(issuedBook());
        assertEquals(3, count(office(), "PASS_GATE", cycle), "acknowledged, held, reached");
        for (String kind : List.of("ALL_OFFICERS", "LEADERS", "ASSESSMENT_GROUP")) {
            hold(office(), meeting(office(), cycle, kind, null)).then().statusCode(200);
        }
        assertEquals(2, count(office(), "PASS_GATE", cycle));
        pass(cycle, "RULE_BOOK_ACKNOWLEDGED").then().statusCode(201);
        pass(cycle, "EVERYONE_REACHED").then().statusCode(201);
        assertNull(task(office(), "PASS_GATE", cycle));
        assertNotNull(task(office(), "MOVE_STAGE", cycle));
        move(cycle, "SCORING").then().statusCode(200);
        assertNotNull(task(office(), "MOVE_STAGE", cycle), "the period is over and nothing was proposed");
        move(cycle, "GRADING").then().statusCode(200);
        assertNull(task(office(), "MOVE_STAGE", cycle));
        assertEquals(2, count(office(), "PASS_GATE", cycle), "graded, published");
    }

    @Test
    void entriesAreConfirmedAndAnswered() {
        var station = station();
        var head = officer(station, "所长", Post.LEADING, LeadershipRole.HEAD);
        var culprit = officer(station);
        var leader = token(Role.LEADER, station, head);
        var officer = token(Role.OFFICER, null, culprit);
        var book = issuedBook();
        var cycle = scoring(book);
        assertNull(task(leader, "CONFIRM_ENTRIES", null));
        assertNull(task(officer, "ANSWER_ENTRY", null));
        var entry = id(propose(assessor(), proposal(cycle, culprit, clauseOf(book, "1.1"), "-3.00")));
        id(propose(assessor(), proposal(cycle, culprit, clauseOf(book, "2.1"), "3.00")));
        assertEquals(2, count(leader, "CONFIRM_ENTRIES", null));
        assertEquals(1, count(officer, "ANSWER_ENTRY", entry), "an award asks for no answer");
        assertEquals(List.of(entry), get(officer, "/api/v1/score-entries?answerable=true").path("items.id"));

        confirm(leader, entry).then().statusCode(200);
        assertEquals(1, count(leader, "CONFIRM_ENTRIES", null));
        assertNotNull(task(officer, "ANSWER_ENTRY", entry));
        create(officer, "/api/v1/score-entries/" + entry + "/answers", Map.of("text", "当时接警外出")).then().statusCode(201);
        assertNull(task(officer, "ANSWER_ENTRY", entry));
        assertEquals(List.of(), get(officer, "/api/v1/score-entries?answerable=true").path("items.id"));

        var rejected = id(propose(assessor(), proposal(scoring(book), culprit, clauseOf(book, "1.1"), "-2.00")));
        assertNotNull(task(officer, "ANSWER_ENTRY", rejected));
        step(leader, "/api/v1/score-entries/" + rejected, "/rejection", Map.of("reason", "查无此事")).then().statusCode(200);
        assertNull(task(officer, "ANSWER_ENTRY", rejected));
        create(officer, "/api/v1/score-entries/" + rejected + "/answers", Map.of("text", "不必")).then().statusCode(409);
    }

    @Test
    void incidentsAreVerified() {
        var station = station();
        var elsewhere = station();
        var head = officer(station, "所长", Post.LEADING, LeadershipRole.HEAD);
        var member = officer(station);
        var stranger = officer(elsewhere);
        var leader = token(Role.LEADER, station, head);
        assertNull(task(leader, "VERIFY_INCIDENTS", null));
        var mine = incident(discipline(), List.of(member), List.of());
        incident(discipline(), List.of(head), List.of());
        incident(discipline(), List.of(member, stranger), List.of());
        assertEquals(1, count(leader, "VERIFY_INCIDENTS", null), "neither about oneself nor about strangers");
        assertEquals(List.of(mine), get(leader, "/api/v1/incidents?verifiable=true").path("items.id"));
        verify(leader, mine).then().statusCode(200);
        assertNull(task(leader, "VERIFY_INCIDENTS", null));
    }

    @Test
    void tiesAreDecidedAndTheListIsApprovedThenRead() {
        var station = station();
        for (int i = 0; i < 3; i++) {
            officer(station);
        }
        long member = officer(station);
        var officer = token(Role.OFFICER, null, member);
        var voter = tokenOf(account(Role.ASSESSOR, station, null));
        var cycle = scoring(issuedBook());
        move(cycle, "GRADING").then().statusCode(200);
        var path = "/api/v1/cycles/" + cycle + "/assessment";
        create(office(), path, Map.of()).then().statusCode(201);
        assertEquals(1, count(voter, "DECIDE_TIES", cycle));
        vote(voter, path);
        assertNull(task(voter, "DECIDE_TIES", cycle));
        var bureauWide = List.of(assessor(), tokenOf(account(Role.ASSESSOR, null, null)), tokenOf(account(Role.ASSESSOR, null, null)));
        for (int round = 0; round < 6 && get(office(), path).<Integer>path("openTies") > 0; round++) {
            bureauWide.forEach(one -> vote(one, path));
        }
        var list = id(create(office(), "/api/v1/cycles/" + cycle + "/publications", Map.of("title", "公示")));
        var second = tokenOf(account(Role.ASSESSMENT_OFFICE, null, null));
        assertNull(task(office(), "APPROVE_PUBLICATION", list), "not by who proposed it");
        assertNotNull(task(second, "APPROVE_PUBLICATION", list));
        assertNull(task(officer, "READ_PUBLICATION", list));
        step(second, "/api/v1/publications/" + list, "/approval", null).then().statusCode(200);
        assertNull(task(second, "APPROVE_PUBLICATION", list));
        assertNotNull(task(officer, "READ_PUBLICATION", list));
        var stranger = token(Role.OFFICER, null, officer(station()));
        assertNull(task(stranger, "READ_PUBLICATION", list), "who is not in it has nothing to read there");

        var publication = "/api/v1/publications/" + list;
        assertEquals(true, get(officer, publication).path("mayAcknowledge"));
        create(stranger, publication + "/acknowledgement", null).then().statusCode(409);
        create(officer, publication + "/acknowledgement", null).then().statusCode(201);
        create(officer, publication + "/acknowledgement", null).then().statusCode(409);
        assertEquals(false, get(officer, publication).path("mayAcknowledge"));
        assertNull(task(officer, "READ_PUBLICATION", list));
    }

    @Test
    void accountsGetTheirRoles() {
        var security = token(Role.SECURITY_ADMIN);
        long account = account(null, null, null);
        assertNotNull(task(security, "GRANT_ROLES", null, true));
        assertNull(task(token(Role.SYSTEM_ADMIN), "GRANT_ROLES", null, true));
        for (int more = 0; more < 200; more++) {
            Map<String, Object> open = task(security, "GRANT_ROLES", null, true);
            if (open == null) {
                return;
            }
            create(security, "/api/v1/accounts/" + open.get("targetId") + "/grants", Map.of("role", "OFFICER")).then().statusCode(201);
        }
        assertNull(task(security, "GRANT_ROLES", "" + account));
    }

    private void vote(String voter, String path) {
        List<Map<String, Object>> ties = get(voter, path + "/ties").path("items");
        for (var tie : ties.stream().filter(one -> one.get("state").equals("OPEN")).toList()) {
            @SuppressWarnings("unchecked")
            var chosen = ((List<Map<String, String>>) tie.get("tied")).stream().map(one -> one.get("id")).limit((int) tie.get("places")).toList();
            create(voter, path + "/ties/" + tie.get("id") + "/votes", Map.of("chosen", chosen, "reason", "集体研究")).then().statusCode(201);
        }
    }

    private int count(String token, String kind, String target) {
        return (int) task(token, kind, target).get("count");
    }

    private Map<String, Object> task(String token, String kind, String target) {
        return task(token, kind, target, false);
    }

    private Map<String, Object> task(String token, String kind, String target, boolean any) {
        List<Map<String, Object>> tasks = get(token, "/api/v1/me/tasks").then().statusCode(200).extract().path("items");
        return tasks.stream().filter(one -> one.get("kind").equals(kind) && (any || java.util.Objects.equals(one.get("targetId"), target))).findFirst().orElse(null);
    }
}
