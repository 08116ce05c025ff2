package cn.yardstick.officer;

import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.yardstick.RoomTest;
import cn.yardstick.identity.Role;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Test;

/** Personal data in the hands of whoever owns the database: it tells nothing, and what is changed there is never shown. */
@QuarkusTest
class SealedDataTest extends RoomTest {

    private static final List<String> BIRTHS = List.of("1971-02-27", "1972-03-29");
    private static final List<String> PHONES = List.of("13755501927", "13755501928");

    @Test
    void nowhereInTheDatabaseDoesItStandInPlain() {
        var body = newOfficer(BIRTHS.getFirst(), PHONES.getFirst());
        var officer = id(create(office(), "/api/v1/officers", body));
        var path = "/api/v1/officers/" + officer + "/personal-data";
        get(office(), path).then().statusCode(200).body("phone", equalTo(PHONES.getFirst())).body("birthDate", equalTo(BIRTHS.getFirst())).body("damaged", empty());
        change(office(), "PUT", path, get(office(), path).header("ETag"), Map.of("sex", "FEMALE", "birthDate", BIRTHS.getLast(), "phone", PHONES.getLast())).then().statusCode(200)
                .body("phone", equalTo(PHONES.getLast()));
        RestAssured.given().header("Authorization", "Bearer " + office()).get("/api/v1/officers/export").then().statusCode(200);
        String password = create(token(Role.SYSTEM_ADMIN), "/api/v1/accounts", Map.of("username", unique("s").toLowerCase(), "displayName", "新账号", "officerId", officer)).then().statusCode(201)
                .extract().path("initialPassword");

        var cells = everyCell();
        assertTrue(cells.contains((String) body.get("name")), "the search finds what is in plain");
        for (String secret : List.of(BIRTHS.getFirst(), BIRTHS.getLast(), PHONES.getFirst(), PHONES.getLast(), password)) {
            assertFalse(cells.contains(secret), secret);
        }
    }

    /** A repeat is known by a mark that tells the database nothing. */
    @Test
    void aRepeatIsKnownThoughWhatWasAskedStandsNowhere() {
        var body = new HashMap<>(newOfficer(BIRTHS.getFirst(), PHONES.getFirst()));
        var key = unique("repeat-");
        var first = create(office(), "/api/v1/officers", key, body);
        first.then().statusCode(201);
        assertEquals(first.asString(), create(office(), "/api/v1/officers", key, body).then().statusCode(201).extract().asString());
        body.put("phone", PHONES.getLast());
        create(office(), "/api/v1/officers", key, body).then().statusCode(422);
    }

    @Test
    void whatWasTamperedWithIsNeverShownAndStopsNothingElse() throws IOException {
        var station = station();
        var moved = officer(station);
        var bent = officer(station);
        var gone = officer(station);
        var whole = officer(station);
        inside(() -> em.createNativeQuery("UPDATE officer_personal SET birth_date = (SELECT p.birth_date FROM (SELECT * FROM officer_personal) p WHERE p.officer_id = ?1), phone = (SELECT p.phone FROM (SELECT * FROM officer_personal) p WHERE p.officer_id = ?1) WHERE officer_id = ?2")
                .setParameter(1, whole).setParameter(2, moved).executeUpdate());
        inside(() -> em.createNativeQuery("UPDATE officer_personal SET phone = CONCAT('1', phone), sex = 'MALE' WHERE officer_id = ?1").setParameter(1, bent).executeUpdate());
        inside(() -> em.createNativeQuery("DELETE FROM officer_personal WHERE officer_id = ?1").setParameter(1, gone).executeUpdate());

        data(moved).body("birthDate", nullValue()).body("phone", nullValue()).body("sex", equalTo("MALE")).body("damaged", equalTo(List.of("birthDate", "phone")));
        data(bent).body("birthDate", equalTo("1986-05-04")).body("phone", nullValue()).body("damaged", equalTo(List.of("sex", "phone")));
        data(gone).body("damaged", equalTo(List.of("sex", "birthDate", "phone")));
        data(whole).body("damaged", empty());
        get(office(), "/api/v1/officers/" + moved + "/history").then().body("items.action", hasItem("officer.personal-data-damaged"));
        get(office(), "/api/v1/officers/" + whole + "/history").then().body("items.action", not(hasItem("officer.personal-data-damaged")));
        get(office(), "/api/v1/units/" + station).then().statusCode(200).body("figures.headcount", equalTo(4)).body("figures.averageAge", nullValue());
        get(office(), "/api/v1/officers?unit=" + station).then().statusCode(200).body("items.size()", equalTo(4));
        var rows = exported();
        assertEquals(List.of("MALE", "损坏 damaged", "损坏 damaged"), rows.get(badge(moved)));
        assertEquals(List.of("损坏 damaged", "损坏 damaged", "损坏 damaged"), rows.get(badge(gone)));
        assertEquals(List.of("MALE", "1986-05-04", "13900000000"), rows.get(badge(whole)));

        for (long officer : List.of(moved, gone)) {
            var path = "/api/v1/officers/" + officer;
            var plain = new HashMap<String, Object>(Map.of("badgeNo", badge(officer), "name", "改名", "policeRank", "CONSTABLE_1", "education", "MASTER", "joinedOn", "2012-01-01", "state", "ACTIVE"));
            change(office(), "PUT", path, get(office(), path).header("ETag"), plain).then().statusCode(200);
            var version = get(office(), path).header("ETag");
            change(office(), "PUT", path + "/personal-data", version, Map.of("sex", "MALE", "birthDate", "1986-05-04", "phone", "13900000000")).then().statusCode(200).body("damaged", empty());
            change(office(), "PUT", path + "/personal-data", version, Map.of("sex", "MALE", "birthDate", "1986-05-04")).then().statusCode(412);
            data(officer).body("damaged", empty()).body("phone", equalTo("13900000000"));
        }
        get(office(), "/api/v1/units/" + station).then().body("figures.averageAge", not(nullValue()));
    }

    private io.restassured.response.ValidatableResponse data(long officer) {
        return get(office(), "/api/v1/officers/" + officer + "/personal-data").then().statusCode(200);
    }

    private String badge(long officer) {
        return get(office(), "/api/v1/officers/" + officer).path("badgeNo");
    }

    /** Sex, birth date and phone by police number. */
    private Map<String, List<String>> exported() throws IOException {
        var table = RestAssured.given().header("Authorization", "Bearer " + office()).get("/api/v1/officers/export").then().statusCode(200).extract().asByteArray();
        var rows = new HashMap<String, List<String>>();
        try (var book = new ReadableWorkbook(new ByteArrayInputStream(table))) {
            book.getFirstSheet().read().forEach(row -> rows.put(row.getCellText(0), List.of(row.getCellText(2), row.getCellText(3), row.getCellText(4))));
        }
        return rows;
    }

    private Map<String, Object> newOfficer(String birthDate, String phone) {
        return Map.ofEntries(Map.entry("badgeNo", unique("D").toUpperCase().replace("-", "")), Map.entry("name", unique("王")), Map.entry("sex", "MALE"), Map.entry("birthDate", birthDate),
                Map.entry("phone", phone), Map.entry("policeRank", "SUPERINTENDENT_2"), Map.entry("education", "BACHELOR"), Map.entry("joinedOn", "2010-07-01"),
                Map.entry("unitId", "" + station()), Map.entry("post", "PATROL"), Map.entry("assignedFrom", "2020-01-01"));
    }

    /** All rows of all tables as one text, byte by byte. */
    private String everyCell() {
        var all = new StringBuilder();
        inside(() -> {
            for (Object table : em.createNativeQuery("SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE()", String.class).getResultList()) {
                var columns = new ArrayList<String>();
                em.createNativeQuery("SELECT column_name FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = ?1", String.class).setParameter(1, table).getResultList()
                        .forEach(column -> columns.add("IFNULL(CAST(`" + column + "` AS BINARY), '')"));
                em.createNativeQuery("SELECT CONCAT_WS('\\n', " + String.join(", ", columns) + ") FROM `" + table + "`", byte[].class).getResultList()
                        .forEach(row -> all.append(new String((byte[]) row, StandardCharsets.UTF_8)).append('\n'));
            }
            return null;
        });
        return all.toString();
    }
}
