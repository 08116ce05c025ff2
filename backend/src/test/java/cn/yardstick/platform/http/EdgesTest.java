package cn.yardstick.platform.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.yardstick.ApiTest;
import cn.yardstick.harness.RawCall;
import cn.yardstick.identity.Role;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.Header;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the service says to anybody at its door, and what it does not let in. */
@QuarkusTest
class EdgesTest extends ApiTest {

    private static final String SIGN_IN = "POST /api/v1/sessions HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";

    @Inject
    AgroalDataSource pool;
    @Inject
    Places places;

    @Test
    void everyAnswerCarriesTheHeaders() throws IOException {
        var answers = new LinkedHashMap<String, Response>();
        answers.put("200 of the api", get(token(Role.OFFICER), "/api/v1/me"));
        answers.put("401", get(null, "/api/v1/me"));
        answers.put("403", get(token(Role.OFFICER), "/api/v1/accounts"));
        answers.put("404 of the api", RestAssured.get("/api/v1/nothing"));
        answers.put("405", RestAssured.given().delete("/api/v1/units"));
        answers.put("406", RestAssured.given().header("Authorization", "Bearer " + token(Role.OFFICER)).header("Accept", "text/html").get("/api/v1/me"));
        answers.put("413", RestAssured.given().contentType("application/json").body("x".repeat(64_001)).post("/api/v1/sessions"));
        answers.put("415", RestAssured.given().contentType("text/plain").body("x").post("/api/v1/sessions"));
        answers.put("400 of the first filter", RestAssured.given().urlEncodingEnabled(false).get("/api/v1/%2e%2e/me"));
        answers.put("400 of the body", RestAssured.given().contentType("application/json").body("{").post("/api/v1/sessions"));
        answers.put("404 of the page", RestAssured.get("/no-such-file.txt"));
        answers.put("404 of an asset", RestAssured.get("/assets/none.js"));
        answers.put("health", RestAssured.get("/q/health/live"));
        answers.put("the contract", RestAssured.get("/openapi.yaml"));
        answers.put("the contract as the platform serves it", RestAssured.get("/openapi"));
        answers.put("options", RestAssured.options("/api/v1/me"));
        assertEquals(List.of(200, 401, 403, 404, 405, 406, 413, 415, 400, 400, 404, 404, 200, 200), answers.values().stream().limit(14).map(Response::statusCode).toList());
        answers.forEach((name, answer) -> assertEquals(List.of(), missing(answer.headers().asList().stream().collect(Collectors.toMap(header -> header.getName().toLowerCase(), Header::getValue, (one, other) -> one)), name), name));
        for (var name : List.of("200 of the api", "401", "403", "404 of the api", "413", "400 of the first filter", "health")) {
            assertEquals("no-store", answers.get(name).header("Cache-Control"), name);
        }
        answers.forEach((name, answer) -> assertTrue(answer.statusCode() < 400 || !answer.asString().matches("(?s).*(quarkus|Exception|RESTEASY|Resource not found|<html).*"), name + ": " + answer.asString()));
    }

    private static List<String> missing(Map<String, String> headers, String name) {
        var missing = new ArrayList<String>();
        var wanted = Map.of("x-content-type-options", "nosniff", "x-frame-options", "DENY", "referrer-policy", "no-referrer", "cross-origin-opener-policy", "same-origin");
        wanted.forEach((header, value) -> {
            if (!value.equals(headers.get(header))) {
                missing.add(header);
            }
        });
        if (!headers.getOrDefault("content-security-policy", "").matches("default-src '(none|self)';.*frame-ancestors 'none'.*")) {
            missing.add("content-security-policy");
        }
        if (!headers.getOrDefault("permissions-policy", "").contains("geolocation=()")) {
            missing.add("permissions-policy");
        }
        if (!headers.containsKey("cache-control") || name.startsWith("404") && headers.get("cache-control").contains("immutable")) {
            missing.add("cache-control");
        }
        if (!headers.containsKey("date")) {
            missing.add("date");
        }
        headers.keySet().stream().filter(header -> header.startsWith("access-control-") || header.matches("server|x-powered-by")).forEach(header -> missing.add("not " + header));
        return missing;
    }

    @Test
    void behindTlsBrowsersAreToldToStayThere() {
        assertNull(RestAssured.get("/api/v1/setup").header("Strict-Transport-Security"));
        for (var path : List.of("/api/v1/setup", "/api/v1/me", "/api/v1/%2e%2e/me", "/no-such-file.txt", "/q/health/live", "/openapi.yaml")) {
            assertTrue(RestAssured.given().urlEncodingEnabled(false).header("X-Forwarded-Proto", "https").get(path).header("Strict-Transport-Security").startsWith("max-age=63072000"), path);
        }
    }

    @Test
    void noOtherOriginIsLetIn() {
        for (var path : List.of("/api/v1/me", "/api/v1/sessions", "/api/v1/units", "/openapi.yaml", "/q/health/live")) {
            var preflight = RestAssured.given().header("Origin", "https://elsewhere.example").header("Access-Control-Request-Method", "POST").header("Access-Control-Request-Headers", "authorization").options(path);
            var plain = RestAssured.given().header("Origin", "https://elsewhere.example").get(path);
            for (var answer : List.of(preflight, plain)) {
                assertEquals(List.of(), answer.headers().asList().stream().map(Header::getName).filter(name -> name.toLowerCase().startsWith("access-control-")).toList(), path);
            }
        }
    }

    @Test
    void jsonThatIsNoneOfTheContractsIsRefused() {
        refused(400, "application/json", "{\"username\":" + "[".repeat(41) + "]".repeat(41) + ",\"password\":\"b\"}");
        refused(400, "application/json", "[".repeat(20_000));
        refused(400, "application/json", "{\"a\":".repeat(5_000));
        refused(400, "application/json", "{\"username\":\"a\",\"username\":\"b\",\"password\":\"c\"}");
        refused(400, "application/json", "{\"username\":\"a\",\"password\":\"b\",\"unknown\":1}");
        refused(400, "application/json", "{\"username\":" + "9".repeat(31) + ",\"password\":\"b\"}");
        refused(400, "application/json", "{\"username\":1e999999999,\"password\":\"b\"}");
        refused(400, "application/json", "{\"username\":\"a\",\"password\":\"b\"} {}");
        refused(422, "application/json", "{\"username\":\"a\\u0000\",\"password\":\"b\"}");
        refused(422, "application/json", "{\"username\":\"\\ud800\",\"password\":\"b\"}");
        refused(422, "application/json", "");
        refused(422, "application/json", "null");
        refused(415, "text/plain", "{\"username\":\"a\",\"password\":\"b\"}");
        refused(415, "application/xml", "<a/>");
        refused(415, "multipart/form-data; boundary=x", "--x--");
    }

    /** JSON is UTF-8 (RFC 8259), whatever the header claims: other bytes are refused, and nothing is taken for something else. */
    @Test
    void anotherCharsetIsRefused() {
        for (var charset : List.of(StandardCharsets.UTF_16LE, StandardCharsets.ISO_8859_1)) {
            var body = "{\"username\":\"é\",\"password\":\"b\"}".getBytes(charset);
            assertEquals(415, RestAssured.given().header("Content-Type", "application/json; charset=" + charset.name()).body(body).post("/api/v1/sessions").statusCode(), charset.name());
        }
        assertEquals(400, RestAssured.given().header("Content-Type", "application/json").body("{\"username\":\"é\",\"password\":\"b\"}".getBytes(StandardCharsets.ISO_8859_1)).post("/api/v1/sessions").statusCode());
        assertEquals(401, RestAssured.given().header("Content-Type", "application/json; charset=\"UTF-8\"").body("{\"username\":\"é\",\"password\":\"b\"}".getBytes(StandardCharsets.UTF_8)).post("/api/v1/sessions").statusCode());
    }

    private void refused(int status, String type, String body) {
        var answer = RestAssured.given().header("Content-Type", type).body(body.getBytes(StandardCharsets.UTF_8)).post("/api/v1/sessions");
        assertEquals(status, answer.statusCode(), body.substring(0, Math.min(60, body.length())) + " -> " + answer.asString());
        assertEquals("application/problem+json", answer.contentType());
    }

    @Test
    void sizesAreBounded() throws IOException {
        assertEquals(413, raw(SIGN_IN + "Content-Length: 99999999999\r\n\r\n{").status());
        assertEquals(413, raw(SIGN_IN + "Expect: 100-continue\r\nContent-Length: 70000\r\n\r\n").status());
        assertEquals(413, raw(SIGN_IN + "Transfer-Encoding: chunked\r\n\r\n" + ("4000\r\n" + " ".repeat(0x4000) + "\r\n").repeat(8) + "0\r\n\r\n").status(), "without a length");
        assertEquals(401, raw("POST /api/v1/units HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n").status(), "chunks are welcome");
        refusedHead("GET /api/v1/me?" + "a=b&".repeat(9_000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n", 414);
        refusedHead("GET /api/v1/me HTTP/1.1\r\nHost: localhost\r\nX-Long: " + "x".repeat(20_000) + "\r\n\r\n", 431);
        refusedHead("GET /api/v1/me HTTP/1.1\r\nHost: localhost\r\n" + "X-Many: y\r\n".repeat(5_000) + "\r\n", 431);
        assertTrue(given(null).body("{\"username\":\"" + "a".repeat(60_000) + "\",\"password\":\"b\"}").post("/api/v1/sessions").statusCode() == 422);
    }

    /** Refused before there is a request that could be answered: with a bare status or by hanging up. */
    private void refusedHead(String request, int status) throws IOException {
        try (var call = new RawCall(base())) {
            var answer = call.send(request).answer();
            assertTrue(answer == null || answer.status() == status && answer.body().isEmpty(), () -> answer + "");
        } catch (java.net.SocketException reset) {
            assertTrue(true, "hung up while we were still sending");
        }
    }

    @Test
    void requestsThatTwoReadersWouldReadDifferentlyAreRefused() throws IOException {
        for (var request : List.of(SIGN_IN + "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}", SIGN_IN + "Content-Length: -1\r\n\r\n", SIGN_IN + "Transfer-Encoding: gzip, chunked\r\n\r\nzz\r\n")) {
            try (var call = new RawCall(base())) {
                var answer = call.send(request).answer();
                assertTrue(answer == null || answer.status() >= 400 && answer.status() < 500, request);
                assertTrue(call.hungUp(5_000), "the connection ends: " + request);
            }
        }
    }

    @Test
    void whoSendsTooSlowlyIsRefusedAndHoldsNoPlace() throws Exception {
        var calls = new ArrayList<RawCall>();
        try (var senders = Executors.newVirtualThreadPerTaskExecutor()) {
            var before = places.taken();
            var answers = new ArrayList<Future<RawCall.Answer>>();
            var began = System.nanoTime();
            for (int i = 0; i < 200; i++) {
                var call = new RawCall(base()).send(SIGN_IN + (i % 2 == 0 ? "Content-Length: 30000\r\n\r\n" : "Transfer-Encoding: chunked\r\n\r\n") + "{");
                calls.add(call);
                answers.add(senders.submit(call::answer));
            }
            assertEquals(401, get(null, "/api/v1/me").statusCode(), "others are served meanwhile");
            assertTrue(places.taken() <= before + 1);
            var statuses = new TreeSet<Integer>();
            for (var answer : answers) {
                // With chunks the rest of the line is no chunk: refused for that.
                statuses.add(answer.get().status());
                assertEquals("application/problem+json", answer.get().headers().get("content-type"));
                assertEquals(List.of(), missing(answer.get().headers(), "408"));
            }
            assertTrue(statuses.contains(408) && statuses.stream().allMatch(status -> status == 408 || status == 400), statuses + "");
            assertTrue(System.nanoTime() - began < 7_000_000_000L);
        } finally {
            for (var call : calls) {
                call.close();
            }
        }
    }

    /** The database gives no connection and every place is taken: refused at once, health answers, and all is well afterwards. */
    @Test
    void beyondItsPlacesTheServiceRefusesAtOnce() throws Exception {
        var token = token(Role.SYSTEM_ADMIN);
        var calls = new ArrayList<RawCall>();
        for (int i = 0; i < 81; i++) {
            calls.add(new RawCall(base()));
        }
        var last = calls.removeLast();
        var held = allConnections();
        try {
            for (var call : calls) {
                call.send("GET /api/v1/accounts HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token + "\r\n\r\n");
            }
            for (int i = 0; places.taken() < 80 && i < 400; i++) {
                Thread.sleep(10);
            }
            var began = System.nanoTime();
            for (int i = 0; i < 5; i++) {
                var refused = last.send("GET /api/v1/me HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token + "\r\n\r\n").answer();
                assertEquals(503, refused.status());
                assertEquals("1", refused.headers().get("retry-after"));
                assertEquals("application/problem+json", refused.headers().get("content-type"));
                assertTrue(refused.body().contains("urn:yardstick:problem:overloaded"), refused.body());
                assertEquals(List.of(), missing(refused.headers(), "503"));
            }
            assertEquals(200, last.send("GET /q/health/live HTTP/1.1\r\nHost: localhost\r\n\r\n").answer().status());
            assertTrue(System.nanoTime() - began < 1_500_000_000L, "at once");
        } finally {
            giveBack(held);
        }
        for (var call : calls) {
            var answer = call.answer();
            assertTrue(answer.status() == 200 || answer.status() == 503 && answer.headers().containsKey("retry-after"), answer + "");
            call.close();
        }
        assertEquals(200, get(token, "/api/v1/accounts").statusCode());
        assertEquals(0, places.taken());
        last.close();
    }

    private List<Connection> allConnections() throws SQLException {
        var held = new ArrayList<Connection>();
        for (int i = 0; i < 32; i++) {
            held.add(pool.getConnection());
        }
        return held;
    }

    private static void giveBack(List<Connection> held) throws SQLException {
        for (var connection : held) {
            connection.close();
        }
    }

    @Test
    void noConnectionToTheDatabaseIsNoFailureOfOurs() throws Exception {
        var fresh = tokenOf(account(Role.SYSTEM_ADMIN, null, null));
        var held = allConnections();
        try {
            Thread.sleep(2_100);
            var answers = Map.of("while the rights are read", get(fresh, "/api/v1/accounts"), "at sign-in", given(null).body(credentials("somebody", PASSWORD, null)).post("/api/v1/sessions"));
            answers.forEach((when, answer) -> {
                assertEquals(503, answer.statusCode(), when + ": " + answer.asString());
                assertFalse(answer.header("Retry-After") == null, when);
            });
        } finally {
            giveBack(held);
        }
    }

    @Test
    void whoHangsUpGivesTheirPlaceBackWhenTheWorkIsDone() throws Exception {
        var token = token(Role.SYSTEM_ADMIN);
        var held = allConnections();
        try {
            for (int i = 0; i < 20; i++) {
                try (var call = new RawCall(base())) {
                    call.send("GET /api/v1/accounts HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token + "\r\n\r\n");
                    Thread.sleep(10);
                }
            }
            Thread.sleep(200);
            assertEquals(20, places.taken(), "nobody waits for them any more, but they are still worked on");
        } finally {
            giveBack(held);
        }
        for (int i = 0; places.taken() > 0 && i < 300; i++) {
            Thread.sleep(10);
        }
        assertEquals(0, places.taken());
    }

    private static RawCall.Answer raw(String request) throws IOException {
        try (var call = new RawCall(base())) {
            return call.send(request).answer();
        }
    }

    private static URI base() {
        return URI.create("http://127.0.0.1:" + RestAssured.port);
    }
}
