package cn.yardstick.calendar;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import cn.yardstick.ApiTest;
import cn.yardstick.identity.Role;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The bureau's working days: shipped with the official ones, kept by the office from there. */
@QuarkusTest
class CalendarResourceTest extends ApiTest {

    private static Map<String, Object> day(String day, boolean working) {
        return Map.of("day", day, "working", working, "name", "测试节");
    }

    @Test
    void termsRunByTheOfficialCalendar() {
        var officer = token(Role.OFFICER);
        // Wednesday before the long National Day holiday of 2026; Saturday the tenth is worked.
        get(officer, "/api/v1/calendar/term?from=2026-09-30&workingDays=3").then().statusCode(200).body("lastDay", equalTo("2026-10-10")).body("certain", equalTo(true));
        get(officer, "/api/v1/calendar/term?from=2026-11-25&workingDays=5").then().body("lastDay", equalTo("2026-12-02"));
        get(officer, "/api/v1/calendar/term?from=2026-12-30&workingDays=5").then().body("certain", equalTo(false));
        get(officer, "/api/v1/calendar/term?from=2026-12-30&workingDays=0").then().body("lastDay", equalTo("2026-12-30")).body("certain", equalTo(true));
        for (String bad : List.of("from=2026-12-30", "workingDays=5", "from=2026-02-30&workingDays=5", "from=2026-01-01&workingDays=251", "from=2026-01-01&workingDays=-1")) {
            get(officer, "/api/v1/calendar/term?" + bad).then().statusCode(400);
        }
    }

    @Test
    void theOfficeKeepsAYearOnRecord() {
        var office = token(Role.ASSESSMENT_OFFICE);
        var path = "/api/v1/calendar/years/2033";
        get(office, path).then().statusCode(200).header("ETag", "\"0\"").body("kept", equalTo(false)).body("source", nullValue());
        var body = Map.of("source", "通知一号", "days", List.of(day("2033-01-03", false), day("2033-01-08", true)));
        change(office, "PUT", path, null, body).then().statusCode(428);
        change(office, "PUT", path, 7, body).then().statusCode(412);
        get(office, path).then().header("ETag", "\"0\"");
        change(office, "PUT", path, 0, body).then().statusCode(200).header("ETag", "\"1\"").body("days", hasSize(2)).body("kept", equalTo(true));
        change(office, "PUT", path, 0, body).then().statusCode(412);
        get(office, "/api/v1/calendar/term?from=2032-12-31&workingDays=6").then().body("lastDay", equalTo("2033-01-10"));
        change(office, "PUT", path, 1, Map.of("source", "通知二号", "days", List.of(day("2033-01-03", false)))).then().statusCode(200).body("days", hasSize(1));
        get(office, path + "/history").then().statusCode(200).body("items.action", hasItem("calendar.kept")).body("items[1].before.source", equalTo("通知一号"));
        change(token(Role.LEADER), "PUT", path, 2, body).then().statusCode(403);
        get(office, "/api/v1/calendar/years/1999").then().statusCode(404);
    }

    @Test
    void aDayThatCannotBeIsNamed() {
        var office = token(Role.ASSESSMENT_OFFICE);
        var path = "/api/v1/calendar/years/2034";
        refused(office, path, List.of(day("2034-01-02", false), day("2035-01-01", false)), "/days/1/day");
        refused(office, path, List.of(day("2034-01-02", false), day("2034-01-02", false)), "/days/1/day");
        refused(office, path, List.of(day("2034-01-02", true)), "/days/0/working");
        refused(office, path, List.of(day("2034-01-01", false)), "/days/0/working");
        get(office, path).then().body("kept", equalTo(false)).body("days", hasSize(0));
    }

    private void refused(String office, String path, Object days, String pointer) {
        change(office, "PUT", path, 0, Map.of("source", "通知", "days", days)).then().statusCode(422).body("errors[0].pointer", equalTo(pointer));
    }
}
