package cn.yardstick.assessment;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.yardstick.ApiTest;
import cn.yardstick.identity.Role;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import org.junit.jupiter.api.Test;

@QuarkusTest
class EvaluationResourceTest extends ApiTest {

    private static final String PATH = "/api/v1/grading/evaluations";
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void everyCaseOverHttp() throws Exception {
        var token = token(Role.OFFICER);
        for (JsonNode one : Vectors.all()) {
            var answer = given(token).body(one.get("request").toString()).post(PATH);
            if (one.path("invalid").asBoolean()) {
                assertEquals(422, answer.statusCode(), one.get("name").asText());
            } else {
                assertEquals(200, answer.statusCode(), one.get("name").asText());
                assertEquals(one.get("response"), JSON.readTree(answer.asString()), one.get("name").asText());
            }
        }
    }

    @Test
    void whatDoesNotFitIsNamedByItsPlace() {
        var plain = Vectors.all().get(0).get("request").toString();
        refused(plain.replaceFirst("\"points\":\"7.00\"", "\"points\":7.00"), "/entries/0/points");
        refused(plain.replaceFirst("\"points\":\"7.00\"", "\"points\":\"7.001\""), "/entries/0/points");
        refused(plain.replaceFirst("\"points\":\"7.00\"", "\"points\":\"7e0\""), "/entries/0/points");
        refused(plain.replaceFirst("\"minShare\":\"0.10\"", "\"minShare\":\"1.01\""), "/rules/grades/FOUR/minShare");
        refused(plain.replaceFirst("\"minShare\":\"0.10\"", "\"minShare\":0.1"), "/rules/grades/FOUR/minShare");
        refused(plain.replaceFirst("\"id\":\"o2\"", "\"id\":\"o2\",\"sex\":\"F\""), "/subjects/1");
        refused(plain.replaceFirst("\"id\":\"o2\"", "\"id\":\"o1\""), "/subjects/1/id");
        refused(plain.replaceFirst("\"id\":\"o2\",", ""), "/subjects/1/id");
        refused(plain.replaceFirst("\"id\":\"o2\"", "\"id\":\"\\\\ud800\""), "/subjects/1/id");
        given(token(Role.OFFICER)).body(plain.substring(0, 200)).post(PATH).then().statusCode(400);
    }

    @Test
    void onlyWhoIsSignedIn() {
        given(null).body("{}").post(PATH).then().statusCode(401);
    }

    @Test
    void thirtyTwoMegabytesWork() {
        var plain = Vectors.all().get(0).get("request").toString();
        var subjects = new StringBuilder(33_000_000);
        while (subjects.length() < 32 * 1024 * 1024 - plain.length() - 100) {
            subjects.append("{\"id\":\"extra-").append(subjects.length()).append("\",\"pool\":\"p").append(subjects.length() / 1000).append("\"},");
        }
        var large = plain.replaceFirst("\"subjects\":\\[", "\"subjects\":[" + subjects);
        assertTrue(large.length() > 32_000_000);
        // Past the validator of the contract, which takes long over half a million rows.
        RestAssured.given().header("Authorization", "Bearer " + token(Role.OFFICER)).contentType(ContentType.JSON).body(large).post(PATH).then().statusCode(200);
    }

    private void refused(String body, String place) {
        given(token(Role.OFFICER)).body(body).post(PATH).then().statusCode(422).body("errors[0].pointer", equalTo(place));
    }
}
