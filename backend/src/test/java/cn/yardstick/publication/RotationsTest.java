package cn.yardstick.publication;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import cn.yardstick.RoomTest;
import cn.yardstick.identity.Role;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Fours that rotate among a unit's people without cause in scores are pointed out to the office, from published lists alone. */
@QuarkusTest
class RotationsTest extends RoomTest {

    private final List<Long> officers = new ArrayList<>();
    private List<String> voters;
    private String second;
    private long station;
    private String book;

    @Test
    void threeYearsOfTurnsByVoteArePointedOutAndOneYearSaysNothing() {
        station = station();
        for (int i = 0; i < 3; i++) {
            officers.add(officer(station));
        }
        voters = Stream.generate(() -> token(Role.ASSESSOR, null, null)).limit(3).toList();
        second = tokenOf(account(Role.ASSESSMENT_OFFICE, null, null));
        book = bookWithoutTies();
        var first = year(YEAR - 2, 0, 1);
        unit(first).body("years", hasSize(1)).body("enoughYears", equalTo(false)).body("draws", equalTo(0)).body("withoutCause", equalTo(false));
        year(YEAR - 1, 1, 2);
        var last = year(YEAR, 2, 0);
        unit(last).body("enoughYears", equalTo(true)).body("withoutCause", equalTo(true)).body("fewRepeats", equalTo(false)).body("yearsPlaced", equalTo(3)).body("placed", equalTo(3))
                .body("people", equalTo(3)).body("years.until", contains(YEAR - 2 + "-12-31", YEAR - 1 + "-12-31", YEAR + "-12-31")).body("years.size", contains(3, 3, 3))
                .body("years.fours.flatten().officer.id", contains("" + officers.get(0), "" + officers.get(1), "" + officers.get(2))).body("years[0].fours[0].cause", equalTo("TIE"))
                .body("years[0].fours[0].deducted", equalTo(true)).body("years[0].fours[0].score", equalTo("98.00")).body("years[0].fours[0].rank", equalTo(2));
        unit(first).body("years", hasSize(1));
        var auditor = token(Role.AUDITOR);
        officers.forEach(shown -> get(auditor, "/api/v1/audit/lines?limit=200&action=cycle.rotations-read&officer=" + shown).then().statusCode(200).body("items.recordId", hasItem(last)));
        for (var role : List.of(Role.OFFICER, Role.ASSESSOR, Role.LEADER, Role.DISCIPLINE, Role.SYSTEM_ADMIN)) {
            get(token(role), path(last)).then().statusCode(403);
        }
    }

    /** The two are equal, and people say that it is the first of them; published. Answers the cycle. */
    private String year(int year, int four, int other) {
        var body = cycleBody(book, 1);
        body.putAll(Map.of("from", year + "-01-01", "until", year + "-12-31"));
        var cycle = scoring(body);
        var clause = clauseOf(book, "1.1");
        for (int one : new int[] {four, other}) {
            var day = year + "-05-08";
            var entry = new HashMap<>(proposal(cycle, officers.get(one), clause, "-2.00"));
            entry.putAll(Map.of("occurredOn", day, "diaryEntryIds", List.of(diary(officers.get(one), day))));
            confirm(office(), id(propose(assessor(), entry))).then().statusCode(200);
        }
        move(cycle, "GRADING").then().statusCode(200);
        var assessment = "/api/v1/cycles/" + cycle + "/assessment";
        create(office(), assessment, Map.of()).then().statusCode(201);
        String tie = get(office(), assessment + "/ties").path("items.find { it.tied.id.contains('" + officers.get(four) + "') }.id");
        voters.forEach(voter -> create(voter, assessment + "/ties/" + tie + "/votes", Map.of("chosen", List.of("" + officers.get(four)), "reason", "集体研究")).then().statusCode(201));
        unit(cycle).body("years.findAll { it.cycleId == '" + cycle + "' }", hasSize(0));
        var list = "/api/v1/publications/" + id(create(office(), "/api/v1/cycles/" + cycle + "/publications", Map.of("title", "公示")));
        step(second, list, "/approval", null).then().statusCode(200);
        return cycle;
    }

    /** What the office is told of the station. */
    private ValidatableResponse unit(String cycle) {
        String pool = get(office(), "/api/v1/cycles/" + cycle + "/pools").path("items.find { it.unit?.id == '" + station + "' }.id");
        var before = String.valueOf(Long.parseLong(pool) - 1);
        return get(office(), path(cycle) + "?limit=1&cursor=" + new cn.yardstick.platform.paging.Cursor(before).text()).then().statusCode(200).rootPath("items[0]").body("poolId", equalTo(pool));
    }

    private static String path(String cycle) {
        return "/api/v1/cycles/" + cycle + "/rotations";
    }
}
