package cn.yardstick.identity;

import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import cn.yardstick.RoomTest;
import cn.yardstick.kernel.LeadershipRole;
import cn.yardstick.kernel.Post;
import cn.yardstick.officer.OfficerState;
import cn.yardstick.platform.time.BureauTime;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A leader on leave hands the own queue on: what the deputy may, what neither of the two may, and how it ends. */
@QuarkusTest
class DeputyTest extends RoomTest {

    private static final String PATH = "/api/v1/deputyships";
    private static final LocalDate TODAY = LocalDate.now(BureauTime.ZONE);
    private static String book;

    private long station;
    private long head;
    private long member;
    private long colleague;
    private long leaderAccount;
    private long deputyAccount;
    private String leader;
    private String deputy;
    private String cycle;

    @BeforeEach
    void aStationWithItsLeaderAndAnAssessor() {
        station = station();
        head = officer(station, "郝所长", Post.LEADING, LeadershipRole.HEAD);
        member = officer(station);
        colleague = officer(station);
        leaderAccount = account(Role.LEADER, station, head);
        leader = tokenOf(leaderAccount);
        deputyAccount = account(Role.ASSESSOR, station, member);
        deputy = tokenOf(deputyAccount);
        book = book == null ? issuedBook() : book;
        cycle = scoring(book);
    }

    @Test
    void theDeputyDecidesInTheLeadersSteadAndTheRecordSaysSo() {
        var entry = entry(assessor(), colleague);
        confirm(deputy, entry).then().statusCode(403);
        give().then().statusCode(201).body("state", equalTo("ACTIVE")).body("leader.id", equalTo("" + head)).body("deputy.id", equalTo("" + member)).body("unit.id", equalTo("" + station));
        get(deputy, "/api/v1/score-entries/" + entry).then().body("mayConfirm", equalTo(true)).body("asDeputyOf", equalTo("测试员"));
        get(leader, "/api/v1/score-entries/" + entry).then().body("mayConfirm", equalTo(true)).body("asDeputyOf", nullValue());
        for (var token : List.of(deputy, leader)) {
            get(token, "/api/v1/score-entries?confirmable=true").then().body("items.id", equalTo(List.of(entry)));
            get(token, "/api/v1/me/tasks").then().body("items.kind", hasItem("CONFIRM_ENTRIES"));
        }
        confirm(deputy, entry).then().statusCode(200).body("state", equalTo("CONFIRMED"));
        get(leader, "/api/v1/score-entries/" + entry + "/history").then().body("items.action", equalTo(List.of("score-entry.proposed", "score-entry.confirmed")))
                .body("items[0].after.deputyOf", nullValue()).body("items[1].after.deputyOf", equalTo("测试员"));
        get(token(Role.AUDITOR), "/api/v1/audit/lines?action=score-entry.*&recordType=score-entry&recordId=" + entry).then().statusCode(200)
                .body("items.find { it.action == 'score-entry.confirmed' }.deputyOf", equalTo("测试员")).body("items.find { it.action == 'score-entry.proposed' }.deputyOf", nullValue());
        get(leader, "/api/v1/me/tasks").then().body("items.kind", not(hasItem("CONFIRM_ENTRIES")));
        hold(deputy, meeting(deputy, cycle, "LEADERS", station)).then().statusCode(200);
        create(deputy, "/api/v1/cycles/" + cycle + "/meetings", meetingBody(station())).then().statusCode(403);
    }

    /** Not about either, not proposed by either, and no step beyond the leader's unit. */
    @Test
    void theBarsOfBothHold() {
        long elsewhere = officer(station());
        var onLeader = entry(assessor(), head);
        var byLeader = entry(leader, colleague);
        var onDeputy = entry(assessor(), member);
        long third = officer(station);
        cycle = scoring(book);
        var byDeputy = entry(deputy, third);
        var far = entry(assessor(), elsewhere);
        give().then().statusCode(201);
        for (var entry : List.of(onLeader, byLeader, onDeputy, byDeputy)) {
            get(deputy, "/api/v1/score-entries/" + entry).then().statusCode(200).body("mayConfirm", equalTo(false)).body("mayReject", equalTo(false));
            confirm(deputy, entry).then().statusCode(403);
            step(deputy, "/api/v1/score-entries/" + entry, "/rejection", Map.of("reason", "不实")).then().statusCode(403);
        }
        get(deputy, "/api/v1/score-entries?confirmable=true").then().body("items", empty());
        get(deputy, "/api/v1/score-entries/" + far).then().statusCode(404);
        change(deputy, "POST", "/api/v1/score-entries/" + far + "/confirmation", 0, Map.of()).then().statusCode(404);
        get(deputy, "/api/v1/me/tasks").then().body("items.kind", not(hasItem("CONFIRM_ENTRIES")));

        var withLeader = incident(office(), List.of(head, colleague), List.of());
        var withDeputy = incident(office(), List.of(member), List.of());
        var ordinary = incident(office(), List.of(colleague), List.of());
        var alsoElsewhere = incident(office(), List.of(colleague, elsewhere), List.of());
        get(deputy, "/api/v1/incidents?verifiable=true").then().body("items.id", equalTo(List.of(ordinary)));
        for (var incident : List.of(withLeader, withDeputy, alsoElsewhere)) {
            get(deputy, "/api/v1/incidents/" + incident).then().body("mayVerify", equalTo(false));
            verify(deputy, incident).then().statusCode(403);
        }
        get(deputy, "/api/v1/incidents/" + ordinary).then().body("asDeputyOf", equalTo("测试员"));
        verify(deputy, ordinary).then().statusCode(200);
        get(leader, "/api/v1/incidents/" + ordinary + "/history").then().body("items[-1].after.deputyOf", equalTo("测试员"));
    }

    @Test
    void whatCannotBeHandedOverIsRefusedAtItsPlace() {
        refused("from", TODAY.minusDays(1).toString(), "/from");
        refused("until", TODAY.minusDays(1).toString(), "/until");
        refused("until", TODAY.plusDays(92).toString(), "/until");
        refused("officerId", "" + head, "/officerId");
        refused("officerId", "" + colleague, "/officerId");
        refused("officerId", "99999999", "/officerId");
        refused("unitId", "" + station(), "/unitId");
        refused("unitId", null, "/unitId");
        long stranger = officer(station());
        account(Role.ASSESSOR, station(), stranger);
        refused("officerId", "" + stranger, "/officerId");
        account(Role.AUDITOR, null, colleague);
        refused("officerId", "" + colleague, "/officerId");
        long above = officer(bureau());
        account(Role.ASSESSOR, bureau(), above);
        get(leader, "/api/v1/deputy-candidates?unit=" + station).then().statusCode(200).body("items.id", hasItems("" + member, "" + above)).body("items.id", not(hasItem("" + head)))
                .body("items.id", not(hasItem("" + stranger)));
        get(leader, "/api/v1/deputy-candidates?unit=" + station()).then().body("items", empty());
        get(deputy, "/api/v1/deputy-candidates").then().statusCode(403);
        inside(() -> accounts.lock(deputyAccount, accounts.get(deputyAccount).version(), "调查"));
        refused("officerId", "" + member, "/officerId");
        create(tokenOf(account(Role.LEADER, station, null)), PATH, with("officerId", "" + above)).then().statusCode(409);
        create(assessor(), PATH, with("reason", "无权")).then().statusCode(403);
    }

    /** One queue in one pair of hands; what was lent is not lent on; who is away does not stand in. */
    @Test
    void noOverlapAndNoChain() {
        inside(() -> accounts.grant(deputyAccount, Role.LEADER, station));
        long third = officer(station);
        account(Role.ASSESSOR, null, third);
        var soon = TODAY.plusDays(5);
        var given = id(give(leader, member, soon, soon.plusDays(5)));
        give(leader, third, soon.plusDays(5), soon.plusDays(9)).then().statusCode(409);
        give(leader, third, TODAY, soon.minusDays(1)).then().statusCode(201);
        give(deputy, third, soon, soon).then().statusCode(409).body("errors[0].pointer", equalTo("/from"));
        give(deputy, head, soon.plusDays(20), soon.plusDays(22)).then().statusCode(201);
        give(leader, third, soon.plusDays(22), soon.plusDays(25)).then().statusCode(409).body("errors[0].pointer", equalTo("/from"));
        var instructor = tokenOf(account(Role.LEADER, station, officer(station)));
        give(instructor, member, soon.plusDays(22), soon.plusDays(25)).then().statusCode(409).body("errors[0].pointer", equalTo("/officerId"));
        end(deputy, given).then().statusCode(200).body("state", equalTo("ENDED")).body("endCause", equalTo("BY_DEPUTY")).body("endReason", equalTo("另有安排"));
        end(deputy, given).then().statusCode(409);
        give(deputy, third, soon, soon).then().statusCode(201);
        var plain = tokenOf(account(Role.ASSESSOR, station, officer(station)));
        get(plain, PATH).then().body("items", empty());
        get(plain, PATH + "/" + given).then().statusCode(404);
        get(leader, PATH + "?side=GIVEN").then().body("items.leader.id", not(hasItem("" + member)));
        get(leader, PATH + "?side=RECEIVED&active=true").then().body("items", empty());
        get(office(), PATH + "?limit=200").then().body("items.id", hasItem(given));
        get(token(Role.AUDITOR), PATH + "/" + given + "/history").then().body("items.action", equalTo(List.of("deputyship.given", "deputyship.ended")));
        step(office(), PATH + "/" + given, "/end", Map.of("reason", "无权")).then().statusCode(403);
    }

    @Test
    void theRightsOfADeputyAreNotHandedOn() {
        give().then().statusCode(201);
        create(deputy, PATH, with("officerId", "" + head)).then().statusCode(403);
        get(deputy, "/api/v1/me").then().body("permissions", hasItem("entries:confirm")).body("permissions", not(hasItem("deputies:write"))).body("permissions", not(hasItem("publications:write")));
    }

    @Test
    void itEndsAtOnceWhenWhatItRestsOnIsGone() {
        endedBy("ACCOUNT_LOCKED", () -> inside(() -> accounts.lock(leaderAccount, accounts.get(leaderAccount).version(), "停职")));
        inside(() -> accounts.unlock(leaderAccount, accounts.get(leaderAccount).version(), "复职"));
        leader = tokenOf(leaderAccount);
        confirm(deputy, entry(assessor(), officerInCycle())).then().statusCode(403);
        endedBy("ROLE_REVOKED", () -> inside(() -> accounts.revoke(leaderAccount, accounts.get(leaderAccount).version(), accounts.get(leaderAccount).grants().getFirst().id())));
        inside(() -> accounts.grant(leaderAccount, Role.LEADER, station));
        endedBy("ROLE_REVOKED", () -> inside(() -> accounts.revoke(deputyAccount, accounts.get(deputyAccount).version(), accounts.get(deputyAccount).grants().getFirst().id())));
        inside(() -> accounts.grant(deputyAccount, Role.ASSESSOR, station));
        endedBy("LEFT_UNIT", () -> inside(() -> officers.assign(head, station(), Post.PATROL, null, LocalDate.of(2024, 1, 1))));
        inside(() -> officers.assign(head, station, Post.LEADING, LeadershipRole.HEAD, LocalDate.of(2024, 6, 1)));
        endedBy("LEFT_UNIT", () -> state(OfficerState.LEFT));
        state(OfficerState.ACTIVE);
        endedBy("ACCOUNT_RELINKED", () -> inside(() -> accounts.describe(leaderAccount, accounts.get(leaderAccount).version(), "改名", null)));
        inside(() -> accounts.describe(leaderAccount, accounts.get(leaderAccount).version(), "测试员", head));
        endedBy("BY_LEADER", () -> end(leader, get(leader, PATH + "?active=true").path("items[0].id")).then().statusCode(200));
    }

    @Test
    void itHoldsForItsTermAlone() {
        var entry = entry(assessor(), colleague);
        var planned = id(give(leader, member, TODAY.plusDays(1), TODAY.plusDays(3)));
        get(deputy, PATH + "/" + planned).then().body("state", equalTo("PLANNED")).body("mayEnd", equalTo(true));
        confirm(deputy, entry).then().statusCode(403);
        // As if days had gone by.
        term(planned, TODAY.minusDays(3), TODAY.minusDays(1));
        get(deputy, PATH + "/" + planned).then().body("state", equalTo("OVER")).body("mayEnd", equalTo(false));
        confirm(deputy, entry).then().statusCode(403);
        end(leader, planned).then().statusCode(409);
        term(planned, TODAY.minusDays(3), TODAY);
        confirm(deputy, entry).then().statusCode(200);
    }

    private void term(String id, LocalDate from, LocalDate until) {
        inside(() -> em.createNativeQuery("UPDATE deputyship SET from_day = ?1, until_day = ?2 WHERE id = ?3").setParameter(1, from).setParameter(2, until).setParameter(3, Long.parseLong(id)).executeUpdate());
        forgetRights();
    }

    /** The snapshots of who may what. */
    private void forgetRights() {
        try {
            Thread.sleep(2100);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void state(OfficerState state) {
        inside(() -> {
            var now = officers.get(member);
            return officers.change(member, now.version(), now.badgeNo(), now.name(), now.policeRank(), now.education(), now.joinedOn(), state);
        });
    }

    private void endedBy(String cause, Runnable work) {
        var entry = entry(assessor(), officerInCycle());
        var id = id(give());
        get(deputy, "/api/v1/score-entries/" + entry).then().body("mayConfirm", equalTo(true));
        work.run();
        get(office(), PATH + "/" + id).then().body("state", equalTo("ENDED")).body("endCause", equalTo(cause));
        var answer = change(deputy, "POST", "/api/v1/score-entries/" + entry + "/confirmation", 0, Map.of("note", "已当面核对"));
        answer.then().statusCode(answer.statusCode() == 404 ? 404 : 403);
        get(office(), PATH + "/" + id + "/history").then().body("items.action", equalTo(List.of("deputyship.given", "deputyship.ended")));
    }

    /** Somebody whom nothing is known of in a fresh cycle: the same fact counts once. */
    private long officerInCycle() {
        var officer = officer(station);
        cycle = scoring(book);
        return officer;
    }

    private String entry(String proposer, long officer) {
        return id(propose(proposer, proposal(cycle, officer, clauseOf(book, "1.1"), "-2.00")));
    }

    private Response give() {
        return give(leader, member, TODAY, TODAY.plusDays(9));
    }

    private Response give(String giver, long officer, LocalDate from, LocalDate until) {
        return create(giver, PATH, Map.of("officerId", "" + officer, "unitId", "" + station, "from", from.toString(), "until", until.toString(), "reason", "休假"));
    }

    private Response end(String token, String id) {
        return step(token, PATH + "/" + id, "/end", Map.of("reason", "另有安排"));
    }

    private Map<String, Object> with(String field, Object value) {
        var body = new HashMap<String, Object>(Map.of("officerId", "" + member, "unitId", "" + station, "from", TODAY.toString(), "until", TODAY.plusDays(9).toString(), "reason", "休假"));
        body.put(field, value);
        return body;
    }

    private void refused(String field, Object value, String pointer) {
        create(leader, PATH, with(field, value)).then().statusCode(422).body("errors[0].pointer", equalTo(pointer));
    }

    private static Map<String, Object> meetingBody(long unit) {
        return Map.of("kind", "LEADERS", "unitId", "" + unit, "title", "会", "scheduledAt", YEAR + "-01-05T01:00:00Z", "place", "三楼", "agenda", "学习");
    }
}
