package cn.yardstick.diary;

import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.yardstick.RoomTest;
import cn.yardstick.identity.Role;
import cn.yardstick.kernel.Post;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The diary (M5): dated, never rewritten, and not for the eyes of those it is about. */
@QuarkusTest
class DiaryRulesTest extends RoomTest {

    @Test
    void correctionsStandBesideTheText() {
        var officer = officer(station());
        var entry = diary(officer, DAY);
        var path = "/api/v1/diary-entries/" + entry;
        for (String method : List.of("PUT", "PATCH", "DELETE")) {
            change(assessor(), method, path, 0, method.equals("DELETE") ? null : Map.of("text", "改写")).then().statusCode(405);
        }
        create(assessor(), path + "/corrections", Map.of("text", "应为值勤")).then().statusCode(422);
        create(assessor(), path + "/corrections", Map.of("text", "应为值勤", "reason", "笔误")).then().statusCode(201).body("text", equalTo("设卡时擅自离岗"))
                .body("corrections", hasSize(1)).body("corrections[0].reason", equalTo("笔误"));
        create(assessor(), path + "/corrections", Map.of("text", "再正", "reason", "又误")).then().statusCode(201).body("corrections.text", equalTo(List.of("应为值勤", "再正")));
        get(office(), path).then().body("text", equalTo("设卡时擅自离岗")).body("corrections", hasSize(2));
        get(office(), path + "/history").then().body("items.action", equalTo(List.of("diary-entry.written", "diary-entry.corrected", "diary-entry.corrected")));
    }

    @Test
    void wordsAreFoundInsideSentences() {
        var station = station();
        var officer = officer(station);
        var visit = wrote(officer, "今日上门调解邻里纠纷，当事人ＡＢＣ公司与住户均表示满意。");
        var patrol = wrote(officer, "夜间巡逻至四\n组，未见异常，㛃𠮷二人在岗");
        var apart = wrote(officer, "调查完毕，再行和解");
        for (String words : List.of("调解", "邻里纠纷", "解邻", "abc", "ABC公司", "意", "。", "调解 纠纷", "纠纷　调解")) {
            found(words, station).body("items.id", equalTo(List.of(visit)));
        }
        found("㛃𠮷", station).body("items.id", equalTo(List.of(patrol)));
        found("四 组", station).body("items.id", equalTo(List.of(patrol)));
        found("解", station).body("items.id", equalTo(List.of(apart, visit)));
        for (String words : List.of("调和", "%", "_", "邻纠", "调解 巡逻", "夜间巡逻至组")) {
            found(words, station).body("items", empty());
        }
        found(" ", station).body("items", hasSize(3));
        given(assessor()).queryParam("text", "a b c d e f g").get("/api/v1/diary-entries").then().statusCode(400);
        create(assessor(), "/api/v1/diary-entries/" + patrol + "/corrections", Map.of("text", "应为五组，并调解一起", "reason", "笔误")).then().statusCode(201);
        found("调解", station).body("items.id", equalTo(List.of(patrol, visit)));
        found("五组 巡逻", station).body("items.id", equalTo(List.of(patrol)));
    }

    private String wrote(long officer, String text) {
        return id(create(assessor(), "/api/v1/diary-entries", Map.of("occurredOn", DAY, "text", text, "officerIds", List.of("" + officer))));
    }

    private io.restassured.response.ValidatableResponse found(String words, long station) {
        return given(assessor()).queryParam("text", words).queryParam("unit", station).get("/api/v1/diary-entries").then().statusCode(200);
    }

    @Test
    void neitherAboutNorForOneself() {
        var station = station();
        var self = officer(station);
        var colleague = officer(station);
        var stranger = officer(station());
        var writer = token(Role.ASSESSOR, station, self);
        write(writer, DAY, List.of("" + self)).then().statusCode(403);
        write(writer, DAY, List.of("" + colleague, "" + self)).then().statusCode(403);
        write(writer, DAY, List.of("" + stranger)).then().statusCode(422);
        write(writer, DAY, List.of()).then().statusCode(422);
        write(writer, LocalDate.now().plusDays(2).toString(), List.of("" + colleague)).then().statusCode(422).body("errors[0].pointer", equalTo("/occurredOn"));
        write(writer, "2019-01-01", List.of("" + colleague)).then().statusCode(422);
        var about = diary(self, DAY);
        var both = id(create(assessor(), "/api/v1/diary-entries", Map.of("occurredOn", DAY, "text", "二人同行", "officerIds", List.of("" + self, "" + colleague))));
        for (String entry : List.of(about, both)) {
            get(writer, "/api/v1/diary-entries/" + entry).then().statusCode(404);
            create(writer, "/api/v1/diary-entries/" + entry + "/corrections", Map.of("text", "改", "reason", "改")).then().statusCode(404);
        }
        get(writer, "/api/v1/diary-entries?limit=200").then().body("items.id", not(hasItem(about))).body("items.id", not(hasItem(both)));
        get(writer, "/api/v1/diary-entries?officer=" + self).then().body("items", empty());
        write(writer, DAY, List.of("" + colleague)).then().statusCode(201);
    }

    @Test
    void clerksFindEntriesAndPagesStandStill() {
        var station = station();
        var officer = officer(station, "司马懿庭", Post.PATROL, null);
        var written = new HashSet<String>();
        for (int i = 0; i < 5; i++) {
            written.add(diary(officer, DAY));
        }
        String badge = get(office(), "/api/v1/officers/" + officer).path("badgeNo");
        for (String filter : List.of("q=司马&unit=" + station, "q=smyt&unit=" + station, "q=" + badge, "unit=" + station + "&from=" + DAY + "&until=" + DAY, "officer=" + officer)) {
            get(office(), "/api/v1/diary-entries?" + filter).then().statusCode(200).body("items", hasSize(5));
        }
        get(office(), "/api/v1/diary-entries?unit=" + station + "&from=" + YEAR + "-05-09").then().body("items", empty());
        var seen = new ArrayList<String>();
        var cursor = "";
        do {
            var page = get(office(), "/api/v1/diary-entries?limit=2&unit=" + station + cursor).then().statusCode(200).extract();
            seen.addAll(page.path("items.id"));
            diary(officer, DAY);
            cursor = page.path("nextCursor") == null ? null : "&cursor=" + page.path("nextCursor");
        } while (cursor != null);
        assertEquals(seen.size(), new HashSet<>(seen).size());
        assertTrue(seen.containsAll(written));
        get(office(), "/api/v1/diary-entries?limit=2&cursor=bogus").then().statusCode(400);
        get(office(), "/api/v1/diary-entries?limit=0").then().statusCode(400);
        get(office(), "/api/v1/diary-entries?limit=201").then().statusCode(400);
    }

    private io.restassured.response.Response write(String token, String day, List<String> about) {
        return create(token, "/api/v1/diary-entries", Map.of("occurredOn", day, "text", "日记", "officerIds", about));
    }
}
