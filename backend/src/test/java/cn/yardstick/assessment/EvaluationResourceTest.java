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
import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
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
        refused(plain.replaceFirst("\"id\":\"o2\"", "\"id\":\"o2\",\"sex\":\"F\""), "/subjects/1/sex");
        refused(plain.replaceFirst("\"id\":\"o2\"", "\"id\":\"o2\",\"<b>\":\"F\""), "/subjects/1");
        refused(plain.replaceFirst("\"id\":\"o2\"", "\"id\":\"o1\""), "/subjects/1/id");
        refused(plain.replaceFirst("\"id\":\"o2\",", ""), "/subjects/1/id");
        refused(plain.replaceFirst("\"id\":\"o2\"", "\"id\":\"\\\\ud800\""), "/subjects/1/id");
        given(token(Role.OFFICER)).body(plain.substring(0, 200)).post(PATH).then().statusCode(400);
    }

    /** What cannot be read at all is not understood (400), whatever it begins with. */
    @Test
    void whatIsNoJsonIsNotUnderstood() {
        var plain = Vectors.all().get(0).get("request").toString();
        for (byte[] body : List.of(new byte[0], new byte[] {0, 0, '{', 0}, new byte[] {'{', '"', (byte) 0xff, '"'}, plain.getBytes(StandardCharsets.UTF_32BE), "[]]".getBytes(StandardCharsets.UTF_8))) {
            var status = RestAssured.given().header("Authorization", "Bearer " + token(Role.OFFICER)).contentType(ContentType.JSON).body(body).post(PATH).statusCode();
            assertTrue(status == 400 || status == 422 || body.length > 1000 && status == 200, () -> status + " for " + new String(body, StandardCharsets.ISO_8859_1));
        }
    }

    /** By a client that sends everything before it listens. */
    @Test
    void largerIsRefused() throws IOException {
        assertEquals(413, posted(new byte[34_000_001]));
    }

    @Test
    void onlyWhoIsSignedIn() {
        given(null).body("{}").post(PATH).then().statusCode(401);
    }

    @Test
    void thirtyTwoMegabytesWork() throws IOException {
        var plain = Vectors.all().get(0).get("request").toString();
        var subjects = new StringBuilder(33_000_000);
        while (subjects.length() < 32 * 1024 * 1024 - plain.length() - 100) {
            subjects.append("{\"id\":\"extra-").append(subjects.length()).append("\",\"pool\":\"p").append(subjects.length() / 1000).append("\"},");
        }
        var large = plain.replaceFirst("\"subjects\":\\[", "\"subjects\":[" + subjects);
        assertTrue(large.length() > 32_000_000);
        // Past the validator of the contract, which takes long over half a million rows.
        assertEquals(200, posted(large.getBytes(StandardCharsets.UTF_8)));
    }

    private int posted(byte[] body) throws IOException {
        var connection = (HttpURLConnection) URI.create("http://127.0.0.1:" + RestAssured.port + PATH).toURL().openConnection();
        connection.setRequestProperty("Authorization", "Bearer " + token(Role.OFFICER));
        connection.setRequestProperty("Content-Type", "application/json");
        connection.setFixedLengthStreamingMode(body.length);
        connection.setDoOutput(true);
        try (var out = connection.getOutputStream()) {
            out.write(body);
        }
        var status = connection.getResponseCode();
        try (var in = status == 200 ? connection.getInputStream() : connection.getErrorStream()) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return status;
    }

    private void refused(String body, String place) {
        given(token(Role.OFFICER)).body(body).post(PATH).then().statusCode(422).body("errors[0].pointer", equalTo(place));
    }
}
