package cn.yardstick.assessment;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import cn.yardstick.RoomTest;
import cn.yardstick.identity.Role;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Ties are decided by three assessors and a majority, on the record, never by the machine (M9). */
@QuarkusTest
class TieRulesTest extends RoomTest {

    private final List<Long> tied = new ArrayList<>();
    private long station;
    private String book;
    private String cycle;
    private String tie;

    /** Four officers without any entry: one of them must be grade four. */
    private void aTieIsOpen() {
        station = station();
        for (int i = 0; i < 4; i++) {
            tied.add(officer(station));
        }
        book = issuedBook();
        cycle = scoring(book);
        move(cycle, "GRADING").then().statusCode(200);
        create(office(), path(""), Map.of()).then().statusCode(201);
        tie = get(office(), path("/ties")).path("items.find { it.state == 'OPEN' && it.tied.id.contains('" + tied.getFirst() + "') }.id");
    }

    @Test
    void onlyWhoMayAndOnlyWhatFits() {
        aTieIsOpen();
        var voter = token(Role.ASSESSOR, station, null);
        vote(voter, List.of()).then().statusCode(422);
        vote(voter, List.of(tied.get(0), tied.get(1))).then().statusCode(422).body("errors[0].pointer", equalTo("/chosen"));
        vote(voter, List.of(officer(station))).then().statusCode(422);
        create(voter, path("/ties/" + tie + "/votes"), Map.of("chosen", List.of("" + tied.get(0)))).then().statusCode(422);
        vote(office(), List.of(tied.get(0))).then().statusCode(403);
        vote(token(Role.LEADER, station, null), List.of(tied.get(0))).then().statusCode(403);
        vote(token(Role.ASSESSOR, station(), null), List.of(tied.get(0))).then().statusCode(404);
        var amongThem = token(Role.ASSESSOR, null, tied.get(3));
        vote(amongThem, List.of(tied.get(0))).then().statusCode(403);
        get(amongThem, path("/ties")).then().body("items.find { it.id == '" + tie + "' }.mayVote", equalTo(false));
        result(0).then().body("grade", nullValue());
        vote(voter, List.of(tied.get(0))).then().statusCode(201).body("state", equalTo("OPEN"));
    }

    @Test
    void threeSignAndTheLastWordOfEachCounts() {
        aTieIsOpen();
        var first = token(Role.ASSESSOR, station, null);
        var second = token(Role.ASSESSOR, station, null);
        var third = token(Role.ASSESSOR, null, officer(station()));
        vote(first, List.of(tied.get(0))).then().statusCode(201);
        vote(first, List.of(tied.get(1))).then().statusCode(201).body("state", equalTo("OPEN")).body("votes", hasSize(1));
        vote(second, List.of(tied.get(2))).then().statusCode(201);
        vote(third, List.of(tied.get(0))).then().statusCode(201).body("state", equalTo("OPEN"));
        vote(second, List.of(tied.get(1))).then().statusCode(201).body("state", equalTo("DECIDED")).body("chosen", equalTo(List.of("" + tied.get(1)))).body("votes", hasSize(3));
        vote(third, List.of(tied.get(1))).then().statusCode(409);
        result(1).then().body("grade", equalTo("FOUR")).body("reasons", hasItem("TIE_DECIDED"));
        move(cycle, "PUBLICITY").then().statusCode(409);
    }

    @Test
    void aTieOfOtherFactsIsNotDecided() {
        station = station();
        for (int i = 0; i < 4; i++) {
            tied.add(officer(station));
        }
        book = issuedBook();
        cycle = scoring(book);
        var entry = id(propose(assessor(), proposal(cycle, tied.get(3), clauseOf(book, "2.1"), "2.00")));
        confirm(office(), entry).then().statusCode(200);
        move(cycle, "GRADING").then().statusCode(200);
        create(office(), path(""), Map.of()).then().statusCode(201);
        tie = get(office(), path("/ties")).path("items.find { it.state == 'OPEN' && it.tied.id.contains('" + tied.getFirst() + "') }.id");
        var voter = token(Role.ASSESSOR, station, null);
        create(discipline(), "/api/v1/score-entries/" + entry + "/reversal", Map.of("reason", "并非本人所为")).then().statusCode(201);
        vote(voter, List.of(tied.get(0))).then().statusCode(409);
        create(office(), path(""), Map.of()).then().statusCode(201);
        get(office(), path("/ties")).then().body("items.findAll { it.tied.id.contains('" + tied.getFirst() + "') }.tied", hasItem(hasSize(4)));
        vote(voter, List.of(tied.get(0))).then().statusCode(409);
    }

    private Response vote(String token, List<Long> chosen) {
        return create(token, path("/ties/" + tie + "/votes"), Map.of("chosen", chosen.stream().map(String::valueOf).toList(), "reason", "集体研究"));
    }

    private Response result(int index) {
        return get(office(), path("/results/" + tied.get(index)));
    }

    private String path(String rest) {
        return "/api/v1/cycles/" + cycle + "/assessment" + rest;
    }
}
