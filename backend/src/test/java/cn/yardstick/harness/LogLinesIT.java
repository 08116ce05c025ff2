package cn.yardstick.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the packaged service writes while people try to write into its log, and while its database refuses what it is given. */
class LogLinesIT {

    private static final Pattern LINE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d{3} [A-Z]+ +\\[.*|\\s+at .*|Caused by: .*|\\s+\\.\\.\\. .*|\\s*|演示账号 / .*|尺度已启动 / .*");
    private static final String FORGED = "2026-01-01 00:00:00.000 ERROR [audit] forged-line";
    private static final String PERSONAL = "王小五 13900001234 11010519491231002X";

    @Test
    void nothingIsForgedAndNothingGivenAway() throws Exception {
        try (var service = ServiceProcess.fresh("log-lines", Map.of())) {
            // What a virtual machine says of itself at its start is not ours.
            var started = service.output().length();
            var api = new Api(service.base());
            var account = service.accountWith("ASSESSOR");
            var token = api.signIn(account);
            var officer = api.get("/api/v1/officers?limit=2", token).json().get("items").get(1).get("id").asText();
            hostile(service, api, token, officer);
            try (var database = service.database(); var statement = database.createStatement()) {
                // As databases do: what is refused is quoted.
                statement.execute("CREATE TRIGGER refuses BEFORE INSERT ON diary_entry FOR EACH ROW BEGIN DECLARE told VARCHAR(128); SET told = CONCAT('Incorrect value ''', LEFT(NEW.text, 60), ''''); SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = told; END");
                assertEquals(500, diary(api, token, officer, UUID.randomUUID().toString(), PERSONAL + "\n" + FORGED).status());
                statement.execute("LOCK TABLES account WRITE, sign_in_try WRITE");
                var slow = new Thread(() -> signIn(api, "slow-forged-line\\r\\n" + FORGED, account.password()));
                slow.start();
                Thread.sleep(1_200);
                statement.execute("UNLOCK TABLES");
                slow.join();
            }
            var output = service.output().substring(started);
            assertTrue(output.contains("an unforeseen failure"), "something was logged: " + output);
            for (var line : output.lines().toList()) {
                assertTrue(LINE.matcher(line).matches(), "no line of ours: " + line);
                assertFalse(line.startsWith(FORGED), line);
            }
            var secrets = new ArrayList<>(List.of(account.password(), token, token.split("\\.")[2], "guessed-s3cret", "123987", "王小五", "13900001234", "11010519491231002X", "slow-forged-line", "agent-of-evil", "forged-query"));
            service.accounts().stream().map(ServiceProcess.Account::totpSecret).filter(java.util.Objects::nonNull).forEach(secrets::add);
            secrets.forEach(secret -> assertFalse(output.contains(secret), "the log tells " + secret));
        }
    }

    private static void hostile(ServiceProcess service, Api api, String token, String officer) throws Exception {
        for (var end : List.of("\\r\\n", "\\n", "\\u2028", "\\u0085")) {
            signIn(api, "somebody" + end + FORGED, "guessed-s3cret");
        }
        api.send("POST", "/api/v1/sessions", Map.of("Content-Type", "application/json", "User-Agent", "agent-of-evil"), "{\"username\":\"wang\",\"password\":\"guessed-s3cret\",\"otp\":\"123987\"".getBytes(StandardCharsets.UTF_8));
        api.get("/api/v1/officers?q=forged-query%0d%0a" + FORGED.replace(" ", "%20"), token);
        diary(api, token, officer, "key-[forged-line]", "x");
        for (var request : List.of("GET /api/v1/%0d%0a" + FORGED.replace(" ", "%20") + " HTTP/1.1\r\nHost: localhost\r\n\r\n", "GET /api/v1/me HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer guessed-s3cret\r\n forged-query\r\n\r\n",
                "GET /api/v1/me HTTP/1.1\r\nHost: local\u0001host\r\nX-Forwarded-For: 1.2.3.4\n" + FORGED + "\r\n\r\n")) {
            try (var call = new RawCall(service.base())) {
                var answer = call.send(request).answer();
                assertTrue(answer == null || answer.status() >= 400 && answer.status() < 500, request);
            }
        }
    }

    private static void signIn(Api api, String name, String password) {
        api.send("POST", "/api/v1/sessions", Map.of("Content-Type", "application/json"), ("{\"username\":\"" + name + "\",\"password\":\"" + password + "\"}").getBytes(StandardCharsets.UTF_8));
    }

    private static Api.Answer diary(Api api, String token, String officer, String key, String text) {
        return api.create("/api/v1/diary-entries", token, key, Map.of("occurredOn", java.time.LocalDate.now().minusDays(40).toString(), "text", text, "officerIds", List.of(officer)));
    }
}
