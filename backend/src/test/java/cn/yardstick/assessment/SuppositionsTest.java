package cn.yardstick.assessment;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import cn.yardstick.RoomTest;
import cn.yardstick.identity.Role;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What would change if, for the whole bureau, compared side by side; nothing is stored (X4). */
@QuarkusTest
class SuppositionsTest extends RoomTest {

    /** Of clause 1.1. */
    private static final String CATEGORY = "DILIGENCE";

    private final List<Long> officers = new ArrayList<>();
    private final Map<Integer, String> entries = new HashMap<>();
    private String cycle;

    /** Nine officers, one of whom must be grade four: 0 is the lowest, 1 the next, 2 after that; everybody else has all points. */
    private void graded() {
        var station = station();
        for (int i = 0; i < 9; i++) {
            officers.add(officer(station));
        }
        var book = bookWithoutTies();
        var clause = clauseOf(book, "1.1");
        cycle = scoring(book);
        for (int i = 0; i < 3; i++) {
            entries.put(i, id(propose(assessor(), proposal(cycle, officers.get(i), clause, -9 + 2 * i + ".00"))));
            confirm(office(), entries.get(i)).then().statusCode(200);
        }
        move(cycle, "GRADING").then().statusCode(200);
    }

    @Test
    void theBureauIsComparedSideBySideAndNothingIsStored() {
        graded();
        suppose(Map.of()).then().statusCode(200).body("asIs.counts.FOUR", equalTo(1)).body("asIf.counts.FOUR", equalTo(1)).body("moved", equalTo(0)).body("moves", hasSize(0));
        suppose(Map.of("fourMinShare", "0.2")).then().statusCode(200).body("asIs.counts.FOUR", equalTo(1)).body("asIf.counts.FOUR", equalTo(2)).body("worse", equalTo(1)).body("better", equalTo(0))
                .body("moves.officer.id", contains("" + officers.get(1))).body("moves[0].gradeAsIf", equalTo("FOUR"));
        suppose(Map.of("withoutEntryIds", List.of(entries.get(0)))).then().statusCode(200).body("asIf.counts.FOUR", equalTo(1)).body("worse", equalTo(1)).body("better", equalTo(1))
                .body("moves.officer.id", containsInAnyOrder("" + officers.get(0), "" + officers.get(1)))
                .body("moves.find { it.officer.id == '" + officers.get(0) + "' }.scoreAsIs", equalTo("91.00")).body("moves.find { it.officer.id == '" + officers.get(0) + "' }.scoreAsIf", equalTo("100.00"));
        // Held at two points, the three lowest are tied: people would have to decide.
        suppose(Map.of("limits", List.of(Map.of("code", CATEGORY, "maxDeduction", "2.00")))).then().statusCode(200).body("asIf.openTies", equalTo(1)).body("asIf.counts.none", equalTo(9))
                .body("moves[0].gradeAsIf", nullValue());
        get(office(), "/api/v1/cycles/" + cycle + "/assessment").then().statusCode(404);
    }

    @Test
    void whatIsNotThereCannotBeSupposed() {
        graded();
        suppose(Map.of("fourMinShare", "1.5")).then().statusCode(422).body("errors[0].pointer", equalTo("/fourMinShare"));
        suppose(Map.of("withoutEntryIds", List.of("999999999"))).then().statusCode(422).body("errors[0].pointer", equalTo("/withoutEntryIds"));
        suppose(Map.of("limits", List.of(Map.of("code", "NOWHERE")))).then().statusCode(422).body("errors[0].pointer", equalTo("/limits"));
        suppose(Map.of("limits", List.of(Map.of("code", CATEGORY, "maxDeduction", "-2.00")))).then().statusCode(409);
        suppose(Map.of("decisions", List.of(Map.of("tieId", "999999999", "chosen", List.of("1"))))).then().statusCode(422).body("errors[0].pointer", equalTo("/decisions"));
        create(token(Role.LEADER), "/api/v1/cycles/" + cycle + "/assessment/what-if", Map.of()).then().statusCode(403);
    }

    private Response suppose(Map<String, Object> supposed) {
        return create(office(), "/api/v1/cycles/" + cycle + "/assessment/what-if", supposed);
    }
}
