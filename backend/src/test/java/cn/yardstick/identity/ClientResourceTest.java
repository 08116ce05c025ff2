package cn.yardstick.identity;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.yardstick.BureauTest;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ClientResourceTest extends BureauTest {

    private static final String FORM = "application/x-www-form-urlencoded";

    @Test
    void aSystemSeesItsUnitsAndNothingElse() {
        var mine = station();
        var other = station();
        var seen = officer(mine);
        var hidden = officer(other);
        var token = accessToken(client(List.of("officers:read"), mine, 600));
        get(token, "/api/v1/officers/" + seen).then().statusCode(200);
        get(token, "/api/v1/officers/" + hidden).then().statusCode(404);
        get(token, "/api/v1/officers").then().statusCode(200).body("items", hasSize(1));
        get(token, "/api/v1/officers/" + seen + "/personal-data").then().statusCode(403);
        get(token, "/api/v1/me").then().statusCode(403);
    }

    @Test
    void twoKeysAreValidAtATimeAndEachEndsWithItsTokens() {
        var system = token(Role.SYSTEM_ADMIN);
        var first = client(List.of("publications:read", "officers:read"), station(), 600);
        var path = "/api/v1/clients/" + first.path("client.id");
        var old = accessToken(first);
        var second = create(system, path + "/keys", null);
        second.then().statusCode(201).body("client.keys", hasSize(2));
        create(system, path + "/keys", null).then().statusCode(409);
        var fresh = accessToken(second);
        get(old, "/api/v1/publications").then().statusCode(200);
        get(fresh, "/api/v1/publications").then().statusCode(200);
        var etag = get(system, path).header("ETag");
        change(system, "DELETE", path + "/keys/" + first.path("client.keys[0].id"), etag, null).then().statusCode(200).body("keys", hasSize(1));
        get(old, "/api/v1/publications").then().statusCode(401);
        get(fresh, "/api/v1/publications").then().statusCode(200);
        credentials(first, first.path("secret"), null).then().statusCode(401);
        change(system, "POST", path + "/lock", get(system, path).header("ETag"), Map.of("reason", "停用")).then().statusCode(200).body("locked", equalTo(true));
        get(fresh, "/api/v1/publications").then().statusCode(401);
        credentials(second, second.path("secret"), null).then().statusCode(401);
        change(system, "POST", path + "/unlock", get(system, path).header("ETag"), Map.of("reason", "恢复")).then().statusCode(200);
        get(fresh, "/api/v1/publications").then().statusCode(200);
        get(token(Role.AUDITOR), path + "/history").then().statusCode(200).body("items.action", hasItems("client.created", "client.key-made", "client.signed-in", "client.key-ended", "client.locked"));
        get(token(Role.AUDITOR), "/api/v1/clients").then().statusCode(200).body(not(containsString("yardstick_")));
    }

    @Test
    void aTokenMayAskForLessAndNeverForMore() {
        var client = client(List.of("publications:read", "officers:read"), station(), 600);
        credentials(client, client.path("secret"), "entries:read").then().statusCode(422).body("errors[0].pointer", equalTo("/scope"));
        String token = credentials(client, client.path("secret"), "publications:read").then().statusCode(200).body("scope", equalTo("publications:read")).extract().path("access_token");
        get(token, "/api/v1/publications").then().statusCode(200);
        get(token, "/api/v1/officers").then().statusCode(403);
    }

    @Test
    void aRequestInTheFormOfTheStandard() {
        var client = client(List.of("officers:read"), station(), 600);
        var basic = Base64.getEncoder().encodeToString((client.path("client.name") + ":" + client.path("secret")).getBytes(StandardCharsets.UTF_8));
        given(null).contentType(FORM).header("Authorization", "Basic " + basic).formParam("grant_type", "client_credentials").post("/api/v1/client-tokens").then().statusCode(200)
                .header("Cache-Control", "no-store");
        credentials(client, "yardstick_guess", null).then().statusCode(401);
        given(null).contentType(FORM).formParam("grant_type", "password").post("/api/v1/client-tokens").then().statusCode(400);
        given(null).contentType(FORM).formParam("grant_type", "client_credentials").formParam("admin", "true").post("/api/v1/client-tokens").then().statusCode(400);
        given(null).body("{}").post("/api/v1/client-tokens").then().statusCode(415);
    }

    /** Parallel callers share one count, whichever instance they ask. */
    @Test
    void beyondItsLimitASystemWaits() throws Exception {
        var limit = 20;
        var token = accessToken(client(List.of("officers:read"), station(), limit));
        try (var pool = Executors.newFixedThreadPool(8)) {
            Callable<Response> call = () -> get(token, "/api/v1/officers?limit=1");
            var answers = pool.invokeAll(java.util.Collections.nCopies(3 * limit, call)).stream().map(one -> one.resultNow()).toList();
            var served = answers.stream().filter(one -> one.statusCode() == 200).count();
            // One is the token's; a minute that turns meanwhile grants its own count.
            assertTrue(served >= limit - 1 && served <= 2 * limit, served + " served");
            answers.stream().filter(one -> one.statusCode() != 200).forEach(one -> {
                assertEquals(429, one.statusCode());
                var wait = Integer.parseInt(one.header("Retry-After"));
                assertTrue(wait >= 1 && wait <= 60, "Retry-After " + wait);
            });
        }
    }

    @Test
    void whoMakesClientsNamesUnitsThatAreThere() {
        var system = token(Role.SYSTEM_ADMIN);
        var body = Map.of("name", unique("sys").toLowerCase(), "displayName", "系统", "scopes", List.of("officers:read"), "unitIds", List.of("999999999"), "requestsPerMinute", 60);
        create(system, "/api/v1/clients", body).then().statusCode(422);
        var client = client(List.of("officers:read"), station(), 60);
        var path = "/api/v1/clients/" + client.path("client.id");
        var unit = "" + station();
        change(system, "PUT", path, get(system, path).header("ETag"), Map.of("displayName", "甲", "scopes", List.of("entries:read"), "unitIds", List.of(unit), "requestsPerMinute", 5)).then()
                .statusCode(200).body("scopes", equalTo(List.of("entries:read"))).body("units.id", equalTo(List.of(unit)));
        change(system, "PUT", path, get(system, path).header("ETag"), Map.of("displayName", "甲", "scopes", List.of("everything"), "unitIds", List.of(unit), "requestsPerMinute", 5)).then().statusCode(422);
        create(system, "/api/v1/clients", Map.of("name", client.path("client.name"), "displayName", "系统", "scopes", List.of("officers:read"), "unitIds", List.of(unit), "requestsPerMinute", 60))
                .then().statusCode(409);
    }

    private Response client(List<String> scopes, long unitId, int requestsPerMinute) {
        var answer = create(token(Role.SYSTEM_ADMIN), "/api/v1/clients", Map.of("name", unique("sys").toLowerCase(), "displayName", "警务督察系统", "scopes", scopes, "unitIds", List.of("" + unitId),
                "requestsPerMinute", requestsPerMinute));
        answer.then().statusCode(201);
        return answer;
    }

    private String accessToken(Response client) {
        return credentials(client, client.path("secret"), null).then().statusCode(200).extract().path("access_token");
    }

    private Response credentials(Response client, String secret, String scope) {
        var request = given(null).contentType(FORM).formParam("grant_type", "client_credentials").formParam("client_id", (String) client.path("client.name")).formParam("client_secret", secret);
        return (scope == null ? request : request.formParam("scope", scope)).post("/api/v1/client-tokens");
    }
}
