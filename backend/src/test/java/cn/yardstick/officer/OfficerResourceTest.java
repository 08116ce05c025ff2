package cn.yardstick.officer;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.yardstick.BureauTest;
import cn.yardstick.harness.NastyCells;
import cn.yardstick.identity.Role;
import cn.yardstick.kernel.LeadershipRole;
import cn.yardstick.kernel.Post;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OfficerResourceTest extends BureauTest {

    private static final String EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    @Test
    void nameInitialsAndNumberEachFind() {
        var station = station();
        var officer = officer(station, "张松", Post.PATROL, null);
        var office = token(Role.ASSESSMENT_OFFICE);
        var badge = get(office, "/api/v1/officers/" + officer).then().statusCode(200).extract().<String>path("badgeNo");
        for (String q : List.of("张", "松", "zs", "ZS", "zhangsong", "song", badge, badge.substring(2))) {
            given(office).queryParam("q", q).queryParam("unit", station).get("/api/v1/officers").then().statusCode(200).body("items.id", hasItem(Long.toString(officer)));
        }
        given(office).queryParam("q", "ls").queryParam("unit", station).get("/api/v1/officers").then().body("items", hasSize(0));
        given(office).queryParam("q", "%").queryParam("unit", station).get("/api/v1/officers").then().body("items", hasSize(0));
        get(office, "/api/v1/officers/" + officer).then().body("initials", equalTo("zs"));
        get(office, "/api/v1/officers/" + officer(station, "单 㛃𠮷", Post.PATROL, null)).then().body("initials", equalTo("sj𠮷"));
    }

    @Test
    void anOfficerSeesTheOwnUnitAndNobodysPersonalData() {
        var own = station();
        var other = station();
        var self = officer(own);
        var colleague = officer(own);
        var foreign = officer(other);
        var token = token(Role.OFFICER, null, self);
        get(token, "/api/v1/officers?limit=200").then().statusCode(200).body("items.unit.id", everyItem(equalTo(Long.toString(own))));
        get(token, "/api/v1/officers/" + foreign).then().statusCode(404);
        get(token, "/api/v1/officers/" + colleague).then().statusCode(200).body("birthDate", nullValue());
        get(token, "/api/v1/officers/" + colleague + "/personal-data").then().statusCode(403);
        get(token, "/api/v1/officers/" + self + "/personal-data").then().statusCode(200).body("phone", equalTo("13900000000"));
        get(token, "/api/v1/units").then().statusCode(200).body("items.id", equalTo(List.of(Long.toString(own))));
    }

    @Test
    void everyLookAtPersonalDataIsWrittenDown() {
        var officer = officer(station());
        var office = token(Role.ASSESSMENT_OFFICE);
        get(office, "/api/v1/officers/" + officer + "/personal-data").then().statusCode(200);
        get(office, "/api/v1/officers/" + officer + "/history").then().statusCode(200).body("items.action", hasItems("officer.created", "officer.personal-data-read"));
    }

    /** Those who read the audit log look for people, not for user names. */
    @Test
    void anAccountIsFoundByTheNamePinyinAndPoliceNumberOfItsOfficer() {
        var officer = officer(station(), "欧阳静", Post.PATROL, null);
        var account = "" + account(Role.OFFICER, null, officer);
        var auditor = token(Role.AUDITOR);
        String badge = get(auditor, "/api/v1/officers/" + officer).path("badgeNo");
        for (var q : List.of("欧阳", "ouyang", "oyj")) {
            get(auditor, "/api/v1/accounts?limit=200&q=" + q).then().statusCode(200).body("items.id", hasItem(account));
        }
        get(auditor, "/api/v1/accounts?q=" + badge).then().statusCode(200).body("items.id", equalTo(List.of(account)));
    }

    @Test
    void aNewAssignmentEndsTheOneBefore() {
        var from = station();
        var to = station();
        var officer = officer(from);
        var office = token(Role.ASSESSMENT_OFFICE);
        var path = "/api/v1/officers/" + officer + "/assignments";
        create(office, path, Map.of("unitId", "" + to, "post", "PATROL", "from", "2026-03-01")).then().statusCode(201).body("until", nullValue());
        get(office, path).then().statusCode(200).body("items", hasSize(2)).body("items[1].until", equalTo("2026-02-28"));
        create(office, path, Map.of("unitId", "" + to, "post", "PATROL", "from", "2026-02-01")).then().statusCode(422).body("errors[0].pointer", equalTo("/from"));
        create(office, path, Map.of("unitId", "99999999", "post", "PATROL", "from", "2026-04-01")).then().statusCode(422);
        officer(to, "李四", Post.LEADING, LeadershipRole.HEAD);
        create(office, path, Map.of("unitId", "" + to, "post", "LEADING", "leadershipRole", "HEAD", "from", "2026-04-01")).then().statusCode(409);
    }

    @Test
    void aChangeKeepsToTheContract() {
        var officer = officer(station());
        var office = token(Role.ASSESSMENT_OFFICE);
        var path = "/api/v1/officers/" + officer;
        var body = new HashMap<String, Object>(Map.of("badgeNo", get(office, path).path("badgeNo"), "name", "王·𠮷", "policeRank", "CONSTABLE_1", "education", "MASTER",
                "joinedOn", "2012-01-01", "state", "ACTIVE"));
        var etag = get(office, path).header("ETag");
        change(office, "PUT", path, etag, body).then().statusCode(200).body("name", equalTo("王·𠮷"));
        change(office, "PUT", path, etag, body).then().statusCode(412);
        body.put("version", 9);
        change(office, "PUT", path, etag, body).then().statusCode(400);
        change(token(Role.DISCIPLINE), "PUT", path, etag, Map.of()).then().statusCode(403);
    }

    @Test
    void aTableGoesOutAndComesBackOrSaysWhatIsWrong() throws Exception {
        var office = token(Role.ASSESSMENT_OFFICE);
        var station = station();
        var nasty = NastyCells.some(60);
        nasty.forEach(name -> officer(station, name, Post.PATROL, null));
        var table = RestAssured.given().header("Authorization", "Bearer " + office).get("/api/v1/officers/export").then().statusCode(200).contentType(EXCEL).extract().asByteArray();
        assertEquals(List.of(), NastyCells.acting(table));
        assertTrue(NastyCells.rows(table).stream().map(row -> row.get(1)).toList().containsAll(nasty), "names come back as they went");
        var twice = given(office).contentType(EXCEL).header("Idempotency-Key", unique("import-")).body(table).post("/api/v1/officers/imports");
        twice.then().statusCode(409);
        given(office).contentType(EXCEL).header("Idempotency-Key", unique("import-")).body(new byte[] {1, 2, 3}).post("/api/v1/officers/imports").then().statusCode(400);
    }

    /** Whatever host the caller named: an address that the service writes must lead to the service. */
    @Test
    void aNewRecordIsToldByItsPath() {
        var body = Map.of("code", unique("L"), "name", "新所", "kind", "STATION", "parentId", "" + bureau());
        var answer = given(token(Role.ASSESSMENT_OFFICE)).header("Idempotency-Key", unique("location-")).header("Host", "elsewhere.example").body(body).post("/api/v1/units");
        answer.then().statusCode(201).header("Location", equalTo("/api/v1/units/" + answer.path("id")));
    }

    @Test
    void lengthsAreCountedInCharacters() {
        var officer = officer(station());
        var office = token(Role.ASSESSMENT_OFFICE);
        var path = "/api/v1/officers/" + officer;
        var body = new HashMap<String, Object>(Map.of("badgeNo", get(office, path).path("badgeNo"), "name", "𠮷".repeat(64), "policeRank", "CONSTABLE_1", "education", "MASTER",
                "joinedOn", "2012-01-01", "state", "ACTIVE"));
        change(office, "PUT", path, get(office, path).header("ETag"), body).then().statusCode(200).body("name", equalTo("𠮷".repeat(64)));
        body.put("name", "𠮷".repeat(65));
        change(office, "PUT", path, get(office, path).header("ETag"), body).then().statusCode(422).body("errors.pointer", hasItem("/name"));
    }

    @Test
    void pagesAreStableWhileRowsAreAdded() {
        var station = station();
        var expected = new HashSet<String>();
        for (int i = 0; i < 7; i++) {
            expected.add(Long.toString(officer(station)));
        }
        var office = token(Role.ASSESSMENT_OFFICE);
        var seen = new java.util.ArrayList<String>();
        String cursor = null;
        do {
            var page = get(office, "/api/v1/officers?limit=3&unit=" + station + (cursor == null ? "" : "&cursor=" + cursor)).then().statusCode(200).extract();
            seen.addAll(page.path("items.id"));
            cursor = page.path("nextCursor");
            if (seen.size() == 3) {
                officer(station);
            }
        } while (cursor != null);
        assertEquals(seen.size(), new HashSet<>(seen).size());
        assertTrue(seen.containsAll(expected));
        get(office, "/api/v1/units/" + station).then().statusCode(200).body("figures.headcount", equalTo(8)).body("figures.averageAge", not(nullValue()));
    }
}
