package cn.yardstick.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Test;

/**
 * P22: names and dates come out as they went in, by every door: made and changed one by one, imported as a table, listed,
 * searched, exported. The service runs in China's time zone, whose gaps dates must not fall into.
 */
class NamesIT {

    private static final String EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final String OFFICERS = "/api/v1/officers";
    private static final List<String> COLUMNS = List.of("badgeNo", "name", "sex", "birthDate", "phone", "policeRank", "education", "joinedOn", "unitCode", "post", "leadershipRole", "assignedFrom");

    private final Names names = new Names(new Random(22));
    private final Map<String, String> nameOf = new HashMap<>();
    private final Map<String, LocalDate> bornOn = new HashMap<>();
    private final Map<String, String> idOf = new HashMap<>();
    private final List<String> broken = new ArrayList<>();
    private int values;
    private Api api;
    private String token;
    private JsonNode unit;

    @Test
    void namesAndDatesComeOutAsTheyWentIn() throws IOException {
        var imported = Integer.getInteger("names.imported", 1_200);
        var single = Integer.getInteger("names.single", 150);
        try (var service = ServiceProcess.fresh("names", Map.of("TZ", "Asia/Shanghai"))) {
            api = new Api(service.base());
            token = api.signIn(service.accountWith("ASSESSMENT_OFFICE"));
            unit = api.get("/api/v1/units?limit=1&kind=STATION", token).json().at("/items/0");
            importTable(imported);
            for (int i = 0; i < single; i++) {
                createAndChange("P22S" + i);
            }
            list();
            search(300);
            export();
        }
        var pass = broken.isEmpty();
        broken.stream().limit(20).forEach(System.out::println);
        System.out.println("PROMISE P22 " + broken.size() + " changed of " + values + " names and dates" + (pass ? " pass" : " fail"));
        assertTrue(pass, broken.size() + " values changed on their way");
    }

    private void importTable(int rows) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var book = new Workbook(out, "Test", "1.0")) {
            var sheet = book.newWorksheet("officers");
            for (int column = 0; column < COLUMNS.size(); column++) {
                sheet.value(0, column, COLUMNS.get(column));
            }
            for (int row = 1; row <= rows; row++) {
                var badge = "P22T" + row;
                var cells = new String[] {badge, name(badge), "FEMALE", birth(badge).toString(), "", "SUPERINTENDENT_2", "BACHELOR", "2012-07-01", unit.get("code").asText(), "PATROL", "", "2020-01-01"};
                for (int column = 0; column < cells.length; column++) {
                    sheet.value(row, column, cells[column]);
                }
            }
        }
        var answer = api.send("POST", OFFICERS + "/imports", Map.of("Content-Type", EXCEL, "Authorization", "Bearer " + token, "Idempotency-Key", "p22-import"), out.toByteArray());
        assertEquals(201, answer.status(), answer.body());
        assertEquals(rows, answer.json().get("imported").asInt());
    }

    private void createAndChange(String badge) {
        var body = new HashMap<String, Object>(Map.of("badgeNo", badge, "name", name(badge), "sex", "MALE", "birthDate", birth(badge).toString(), "policeRank", "SUPERINTENDENT_2",
                "education", "BACHELOR", "joinedOn", "2012-07-01", "unitId", unit.get("id").asText(), "post", "PATROL", "assignedFrom", "2020-01-01"));
        var created = api.create(OFFICERS, token, body);
        assertEquals(201, created.status(), created.body());
        same(badge, nameOf.get(badge), created.json().get("name").asText());
        var path = OFFICERS + "/" + created.json().get("id").asText();
        same(badge, bornOn.get(badge).toString(), api.get(path + "/personal-data", token).json().get("birthDate").asText());
        var changed = api.change("PUT", path, token, created.header("ETag"), Map.of("badgeNo", badge, "name", name(badge), "policeRank", "SUPERINTENDENT_2", "education", "BACHELOR",
                "joinedOn", "2012-07-01", "state", "ACTIVE"));
        same(badge, nameOf.get(badge), changed.json().get("name").asText());
        var personal = api.change("PUT", path + "/personal-data", token, changed.header("ETag"), Map.of("sex", "MALE", "birthDate", birth(badge).toString()));
        same(badge, bornOn.get(badge).toString(), personal.json().path("birthDate").asText());
    }

    private void list() {
        var cursor = "";
        do {
            var page = api.get(OFFICERS + "?limit=200&q=P22" + cursor, token).json();
            for (JsonNode officer : page.get("items")) {
                var badge = officer.get("badgeNo").asText();
                idOf.put(badge, officer.get("id").asText());
                same(badge, nameOf.get(badge), officer.get("name").asText());
            }
            cursor = page.get("nextCursor").isNull() ? null : "&cursor=" + page.get("nextCursor").asText();
        } while (cursor != null);
        assertEquals(nameOf.keySet(), idOf.keySet());
        for (var pair : Names.ALIKE) {
            var ids = pair.stream().map(one -> found(one, "")).toList();
            var distinct = new TreeSet<String>();
            ids.forEach(distinct::addAll);
            if (distinct.size() != ids.stream().mapToInt(TreeSet::size).sum()) {
                broken.add("taken for equal: " + pair);
            }
        }
    }

    /** Each is found by its own whole name, and nobody is found whose name it is not a part of. */
    private void search(int most) {
        var badges = new ArrayList<>(nameOf.keySet());
        java.util.Collections.sort(badges);
        for (int i = 0; i < badges.size(); i += Math.max(1, badges.size() / most)) {
            var badge = badges.get(i);
            var name = nameOf.get(badge);
            values++;
            if (!found(name, badge).contains(idOf.get(badge))) {
                broken.add(badge + " is not found by " + name);
            }
        }
    }

    /** Ids of this test's officers that a search for the name finds; those of another name are told. */
    private TreeSet<String> found(String name, String badge) {
        var ids = new TreeSet<String>();
        for (JsonNode officer : api.get(OFFICERS + "?limit=200&q=" + URLEncoder.encode(name, StandardCharsets.UTF_8), token).json().get("items")) {
            var other = officer.get("name").asText();
            if (officer.get("badgeNo").asText().startsWith("P22") && !Names.folded(other).contains(Names.folded(name))) {
                broken.add(badge + " " + name + " finds " + other);
            }
            ids.add(officer.get("id").asText());
        }
        return ids;
    }

    private void export() throws IOException {
        var raw = api.bytes(OFFICERS + "/export", token);
        var seen = new TreeSet<String>();
        try (var book = new ReadableWorkbook(new ByteArrayInputStream(raw))) {
            for (var row : book.getFirstSheet().read()) {
                var badge = row.getCellText(0);
                if (nameOf.containsKey(badge)) {
                    seen.add(badge);
                    same(badge, nameOf.get(badge), row.getCellText(1));
                    same(badge, bornOn.get(badge).toString(), row.getCellText(3));
                }
            }
        }
        assertEquals(new TreeSet<>(nameOf.keySet()), seen);
    }

    private String name(String badge) {
        var name = names.next();
        nameOf.put(badge, name);
        return name;
    }

    private LocalDate birth(String badge) {
        var day = names.day();
        bornOn.put(badge, day);
        return day;
    }

    private void same(String badge, String expected, String actual) {
        values++;
        if (!expected.equals(actual)) {
            broken.add(badge + ": " + expected + " came out as " + actual);
        }
    }
}
