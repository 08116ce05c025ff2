package cn.yardstick.cycle;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.yardstick.RoomTest;
import cn.yardstick.identity.Role;
import cn.yardstick.kernel.LeadershipRole;
import cn.yardstick.kernel.Post;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Everyone is reached, also who joined after the meeting was planned (M3). */
@QuarkusTest
class AttendanceTest extends RoomTest {

    @Test
    void whoJoinedLaterIsInTheListAndInTheGate() {
        var station = station();
        long head = officer(station, "所长", Post.LEADING, LeadershipRole.HEAD);
        long first = officer(station);
        var leader = token(Role.LEADER, station, head);
        var cycle = preparing(issuedBook());
        var meeting = meeting(leader, cycle, "ALL_OFFICERS", station);
        var path = "/api/v1/meetings/" + meeting;
        long second = officer(station);
        long third = officer(station);
        var elsewhere = officer(station());
        get(leader, path).then().body("invited", equalTo(4)).body("reached", equalTo(0));
        hold(leader, meeting).then().statusCode(200);
        var everybody = List.of("" + head, "" + first, "" + second, "" + third);
        assertEquals(everybody, pages(leader, path + "/attendance?limit=1"));
        assertEquals(everybody, pages(leader, path + "/attendance?limit=3"));
        assertEquals(everybody, pages(leader, path + "/attendance?limit=200&state=INVITED"));
        assertEquals(List.of(), pages(leader, path + "/attendance?state=PRESENT"));
        attend(leader, meeting, Map.of(elsewhere, "PRESENT")).then().statusCode(422);

        attend(leader, meeting, Map.of(head, "PRESENT", first, "PRESENT", second, "CAUGHT_UP")).then().statusCode(200).body("invited", equalTo(4)).body("reached", equalTo(3));
        assertEquals(List.of("" + third), pages(leader, path + "/attendance?state=INVITED"));
        waitingFor(leader, cycle).body(GATE + ".waitingFor.recordId", hasItem("" + third)).body(GATE + ".waitingFor.recordId", not(hasItem("" + second)));
        attend(leader, meeting, Map.of(third, "CAUGHT_UP")).then().statusCode(200).body("reached", equalTo(4));
        waitingFor(leader, cycle).body(GATE + ".waitingFor.recordId", not(hasItem("" + third)));
    }

    @Test
    void whoIsReachedElsewhereOrLeftIsNotWaitedFor() {
        var station = station();
        long head = officer(station, "所长", Post.LEADING, LeadershipRole.HEAD);
        long gone = officer(station);
        var leader = token(Role.LEADER, station, head);
        var cycle = preparing(issuedBook());
        var bureauWide = meeting(office(), cycle, "ALL_OFFICERS", null);
        hold(office(), bureauWide).then().statusCode(200);
        waitingFor(leader, cycle).body(GATE + ".waitingFor.recordId", hasItem("" + head)).body(GATE + ".waitingFor.recordId", hasItem("" + gone));
        var own = meeting(leader, cycle, "ALL_OFFICERS", station);
        hold(leader, own).then().statusCode(200);
        attend(leader, own, Map.of(head, "PRESENT")).then().statusCode(200);
        waitingFor(leader, cycle).body(GATE + ".waitingFor.recordId", hasItem("" + head));
        var leaders = meeting(office(), cycle, "LEADERS", null);
        hold(office(), leaders).then().statusCode(200);
        attend(office(), leaders, Map.of(head, "CAUGHT_UP")).then().statusCode(200);
        waitingFor(leader, cycle).body(GATE + ".waitingFor.recordId", not(hasItem("" + head)));
        leave(gone);
        waitingFor(leader, cycle).body(GATE + ".waitingFor.recordId", not(hasItem("" + gone)));
        change(leader, "PUT", "/api/v1/meetings/" + bureauWide + "/attendance", get(leader, "/api/v1/meetings/" + bureauWide).header("ETag"),
                Map.of("items", List.of(Map.of("officerId", "" + head, "state", "PRESENT")))).then().statusCode(403);
    }

    @Test
    void meetingsStandOnceHeld() {
        var cycle = preparing(issuedBook());
        var meeting = meeting(office(), cycle, "LEADERS", null);
        var path = "/api/v1/meetings/" + meeting;
        var plan = Map.of("title", "领导干部会", "scheduledAt", YEAR + "-01-06T01:00:00Z", "place", "二楼", "agenda", "部署");
        attend(office(), meeting, Map.of(officer(station(), "副所长", Post.LEADING, LeadershipRole.DEPUTY), "PRESENT")).then().statusCode(409);
        change(office(), "PUT", path, get(office(), path).header("ETag"), plan).then().statusCode(200).body("place", equalTo("二楼"));
        step(office(), path, "/holding", Map.of("heldAt", java.time.Instant.now().plusSeconds(3600).toString(), "minutes", "未来")).then().statusCode(422);
        hold(office(), meeting).then().statusCode(200);
        hold(office(), meeting).then().statusCode(409);
        change(office(), "PUT", path, get(office(), path).header("ETag"), plan).then().statusCode(409);
        change(office(), "PUT", path, null, plan).then().statusCode(428);
        change(office(), "PUT", path, 0, plan).then().statusCode(412);
        get(office(), path + "/history").then().body("items.action", equalTo(List.of("meeting.planned", "meeting.changed", "meeting.held")));
    }

    private static final String GATE = "items.find { it.gate == 'EVERYONE_REACHED' }";

    private io.restassured.response.ValidatableResponse waitingFor(String token, String cycle) {
        return get(token, "/api/v1/cycles/" + cycle + "/gates").then().statusCode(200);
    }

    private void leave(long officer) {
        var path = "/api/v1/officers/" + officer;
        var found = get(office(), path);
        Map<String, Object> body = new java.util.HashMap<>(found.jsonPath().getMap("$"));
        body.keySet().retainAll(List.of("badgeNo", "name", "policeRank", "education", "joinedOn"));
        body.put("state", "LEFT");
        change(office(), "PUT", path, found.header("ETag"), body).then().statusCode(200);
    }

    /** Everybody in a list, page by page, nobody twice. */
    private List<String> pages(String token, String path) {
        var found = new ArrayList<String>();
        var cursor = "";
        do {
            var page = get(token, path + cursor).then().statusCode(200).extract();
            found.addAll(page.path("items.officer.id"));
            cursor = page.path("nextCursor") == null ? null : "&cursor=" + page.path("nextCursor");
            assertTrue(found.size() < 50, "pages without an end");
        } while (cursor != null);
        assertEquals(found.size(), new HashSet<>(found).size(), "somebody stands in it twice");
        return found;
    }
}
