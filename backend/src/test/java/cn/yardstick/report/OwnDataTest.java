package cn.yardstick.report;

import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.yardstick.RoomTest;
import cn.yardstick.identity.Role;
import cn.yardstick.kernel.Post;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a person takes out about oneself (PIPL art. 45): all of it, and nothing of others. */
@QuarkusTest
class OwnDataTest extends RoomTest {

    @Test
    void everythingAboutOneselfAndNothingThatMustNotBeSeen() {
        var station = station();
        var self = officer(station, "自己", Post.COMMUNITY, null);
        var colleague = officer(station, "同事甲", Post.COMMUNITY, null);
        var account = account(Role.OFFICER, null, self);
        var token = tokenOf(account);
        var book = issuedBook();
        create(token, "/api/v1/rule-books/" + book + "/acknowledgements", null).then().statusCode(201);
        var cycle = scoring(book);
        var clause = clauseOf(book, "1.1");
        var reported = incident(discipline(), List.of(self, colleague), List.of());
        var entry = id(propose(assessor(), proposal(cycle, self, clause, "-2.00")));
        id(propose(assessor(), proposal(cycle, colleague, clause, "-3.00")));

        var answer = get(token, "/api/v1/me/data");
        answer.then().statusCode(200).header("Cache-Control", equalTo("no-store"))
                .body("account.username", equalTo(nameOf(account))).body("account.grants.role", equalTo(List.of("OFFICER"))).body("sessions", not(empty())).body("signIns", not(empty()))
                .body("officer.id", equalTo("" + self)).body("officer.phone", equalTo("13900000000")).body("officer.birthDate", equalTo("1986-05-04")).body("assignments", hasSize(1))
                .body("memberships", hasSize(1)).body("meetings.state", hasItem("INVITED")).body("ruleBooks.ruleBookId", equalTo(List.of(book)))
                .body("scoreEntries.id", equalTo(List.of(entry))).body("scoreEntries[0].points", equalTo("-2.00")).body("incidents.id", equalTo(List.of(reported)))
                .body("incidents[0].role", notNullValue()).body("results", empty());
        for (var hidden : List.of("同事甲", "设卡时擅自离岗", "-3.00")) {
            assertFalse(answer.asString().contains(hidden), hidden);
        }
        get(token(Role.AUDITOR), "/api/v1/accounts/" + account + "/history").then().statusCode(200).body("items.action", hasItem("account.data-exported"));
        assertTrue(answer.header("Content-Disposition").startsWith("attachment"));
    }

    @Test
    void anAccountWithoutAnOfficerHasItsAccountAlone() {
        get(token(Role.AUDITOR), "/api/v1/me/data").then().statusCode(200).body("officer", nullValue()).body("scoreEntries", empty()).body("sessions", not(empty()));
    }
}
