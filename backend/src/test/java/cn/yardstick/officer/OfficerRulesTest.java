package cn.yardstick.officer;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import cn.yardstick.RoomTest;
import cn.yardstick.identity.Role;
import cn.yardstick.kernel.LeadershipRole;
import cn.yardstick.kernel.Post;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Test;

/** Units and officers (M1): their tree, their assignments over time and their tables, by somebody who tries to break them. */
@QuarkusTest
class OfficerRulesTest extends RoomTest {

    private static final String EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final String[] COLUMNS = {"badgeNo", "name", "sex", "birthDate", "phone", "policeRank", "education", "joinedOn", "unitCode", "post", "leadershipRole", "assignedFrom"};

    @Test
    void aUnitHasOneHeadWhateverRunsInParallel() throws Exception {
        var station = station();
        var people = new ArrayList<Long>();
        for (int i = 0; i < 6; i++) {
            people.add(officer(station()));
        }
        var calls = people.stream().<Callable<Response>>map(one -> () -> assign(one, station, "HEAD", "2026-02-01")).toList();
        var statuses = new ArrayList<Integer>();
        try (var pool = Executors.newFixedThreadPool(calls.size())) {
            for (var answer : pool.invokeAll(calls)) {
                statuses.add(answer.get().statusCode());
            }
        }
        assertEquals(1, statuses.stream().filter(status -> status == 201).count(), statuses::toString);
        assertEquals(5, statuses.stream().filter(status -> status == 409).count(), statuses::toString);
        get(office(), "/api/v1/units/" + station).then().body("figures.leaders", equalTo(1)).body("figures.headcount", equalTo(1));
    }

    @Test
    void assignmentsFollowOneAnother() {
        var from = station();
        var to = station();
        var officer = officer(from);
        assign(officer, to, null, LocalDate.now().plusDays(2).toString()).then().statusCode(422).body("errors[0].pointer", equalTo("/from"));
        assign(officer, to, null, "2020-01-01").then().statusCode(422);
        assign(officer, to, null, "2020-01-02").then().statusCode(201);
        get(office(), "/api/v1/officers/" + officer + "/assignments").then().body("items.from", equalTo(List.of("2020-01-02", "2020-01-01"))).body("items[1].until", equalTo("2020-01-01"));
        get(office(), "/api/v1/officers/" + officer).then().body("unit.id", equalTo("" + to));
        get(office(), "/api/v1/officers/" + officer + "/history").then().body("items.action", equalTo(List.of("officer.created", "officer.assigned")));
        var incident = incidentBody(List.of(officer), List.of());
        incident.put("occurredOn", "2020-01-01");
        create(token(Role.LEADER, from, null), "/api/v1/incidents", incident).then().statusCode(201);
        incident.put("occurredOn", "2020-01-02");
        create(token(Role.LEADER, from, null), "/api/v1/incidents", incident).then().statusCode(422);
    }

    @Test
    void unitsKeepTheirTree() {
        var station = station();
        var path = "/api/v1/units";
        var body = new HashMap<String, Object>(Map.of("parentId", "" + station, "code", unique("U"), "name", "二中队", "kind", "SQUAD", "areaKm2", "1.50", "population", 300));
        var squad = id(create(office(), path, body));
        create(office(), path, body).then().statusCode(409);
        var other = new HashMap<>(body);
        other.put("code", unique("U"));
        other.put("parentId", "99999999");
        create(office(), path, other).then().statusCode(422);
        other.put("parentId", "" + station);
        other.put("kind", "BUREAU");
        create(office(), path, other).then().statusCode(422);
        other.put("kind", "SQUAD");
        for (Object area : List.of("-1", "1.234", "1e3")) {
            other.put("areaKm2", area);
            create(office(), path, other).then().statusCode(422);
        }
        officer(Long.parseLong(squad), "李雷", Post.LEADING, LeadershipRole.DEPUTY);
        get(office(), path + "/" + station).then().body("figures.headcount", equalTo(1)).body("figures.leaders", equalTo(1));
        get(office(), path + "?below=" + station).then().body("items.id", hasItems("" + station, squad));
        given(office()).queryParam("q", "二中队").queryParam("below", station).get(path).then().body("items.id", equalTo(List.of(squad)));
        get(office(), path + "/" + squad + "/history").then().body("items.action", equalTo(List.of("unit.created")));
    }

    @Test
    void searchesFind() {
        var station = station();
        var zhang = "" + officer(station, "张松", Post.PATROL, null);
        var shan = "" + officer(station, "单田芳", Post.PATROL, null);
        String badge = get(office(), "/api/v1/officers/" + zhang).path("badgeNo");
        for (String q : List.of("张", "zs", "ZS", "z s", "松", badge, badge.substring(1))) {
            find(q, station).body("items.id", hasItem(zhang)).body("items.id", not(hasItem(shan)));
        }
        for (String q : List.of("stf", "dtf", "shantian")) {
            find(q, station).body("items.id", equalTo(List.of(shan)));
        }
        for (String q : List.of("%", "_", "!", "\\", "'", "\"", "张'; --")) {
            find(q, station).body("items", hasSize(0));
        }
        var cycle = scoring(issuedBook());
        given(office()).queryParam("q", "zs").queryParam("unit", station).get("/api/v1/cycles/" + cycle + "/members").then().body("items.officer.id", equalTo(List.of(zhang)));
        get(office(), "/api/v1/officers?unit=" + station + "&post=LEADING").then().body("items", hasSize(0));
        get(office(), "/api/v1/officers?unit=" + station + "&state=ACTIVE").then().body("items", hasSize(2));
    }

    @Test
    void aTableWithErrorsImportsNothingAndNamesEachCell() throws IOException {
        var code = get(office(), "/api/v1/units/" + station()).<String>path("code");
        var good = row("I" + Math.abs(unique("").hashCode()), code);
        var wrong = row("lower", code);
        wrong[2] = "OTHER";
        wrong[3] = "2001-02-30";
        wrong[8] = "NOWHERE";
        wrong[9] = null;
        load(good, wrong).then().statusCode(422).body("errors.pointer", hasItems("/rows/3/badgeNo", "/rows/3/sex", "/rows/3/birthDate", "/rows/3/unitCode", "/rows/3/post"));
        given(office()).queryParam("q", good[0]).get("/api/v1/officers").then().body("items", hasSize(0));
        load(good, good).then().statusCode(422).body("errors.pointer", equalTo(List.of("/rows/3/badgeNo")));
        load().then().statusCode(422).body("errors[0].detail", containsString("没有数据"));
        load(good).then().statusCode(201).body("imported", equalTo(1));
        given(office()).queryParam("q", good[0]).get("/api/v1/officers").then().body("items", hasSize(1)).body("items[0].name", equalTo("=HYPERLINK(\"x\")"));
        load(good).then().statusCode(409).body("errors.pointer", equalTo(List.of("/rows/2/badgeNo")));
        var head = row(good[0] + "A", code);
        head[10] = "HEAD";
        var second = row(good[0] + "B", code);
        second[10] = "HEAD";
        load(head, second).then().statusCode(409).body("errors.pointer", equalTo(List.of("/rows/3/leadershipRole")));
        given(office()).queryParam("q", head[0]).get("/api/v1/officers").then().body("items", hasSize(0));
    }

    private Response load(String[]... rows) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var book = new Workbook(out, "test", "1.0")) {
            var sheet = book.newWorksheet("officers");
            for (int column = 0; column < COLUMNS.length; column++) {
                sheet.value(0, column, COLUMNS[column]);
                for (int line = 0; line < rows.length; line++) {
                    if (rows[line][column] != null) {
                        sheet.value(line + 1, column, rows[line][column]);
                    }
                }
            }
        }
        return given(office()).contentType(EXCEL).header("Idempotency-Key", unique("import-")).body(out.toByteArray()).post("/api/v1/officers/imports");
    }

    private static String[] row(String badge, String unitCode) {
        return new String[] {badge.substring(0, Math.min(14, badge.length())), "=HYPERLINK(\"x\")", "FEMALE", "1990-01-01", null, "CONSTABLE_1", "BACHELOR", "2012-07-01", unitCode, "PATROL", null, "2021-01-01"};
    }

    private Response assign(long officer, long unit, String role, String from) {
        var body = new HashMap<String, Object>(Map.of("unitId", "" + unit, "post", role == null ? "PATROL" : "LEADING", "from", from));
        if (role != null) {
            body.put("leadershipRole", role);
        }
        return create(office(), "/api/v1/officers/" + officer + "/assignments", body);
    }

    private io.restassured.response.ValidatableResponse find(String q, long unit) {
        return given(office()).queryParam("q", q).queryParam("unit", unit).get("/api/v1/officers").then().statusCode(200);
    }
}
