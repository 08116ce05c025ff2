package cn.yardstick.harness;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** P25: bad input never breaks. Requests made from the contract and spoiled; the seed is fixed, the number is {@code -Dfuzz.requests}. */
class FuzzIT {

    private static final Pattern LEAK = Pattern.compile(
            "(java|javax|jakarta|org\\.hibernate|io\\.quarkus|cn\\.yardstick)\\.[a-zA-Z]|Exception|\\bSQL|select .* from|insert into|at [a-z.]+\\(|constraint \\[|mariadb|mysql",
            Pattern.CASE_INSENSITIVE);
    /** These would end the very sessions that the test works with, or answer for ten minutes. */
    private static final List<String> SPARED = List.of("myNoticeStream", "signOut", "changeOwnPassword", "endOtherSessions", "lockAccount", "resetFactor", "resetPassword", "confirmFactor", "removeFactor", "offerFactor", "renewRecoveryCodes");
    private static final List<String> ROLES = List.of("OFFICER", "ASSESSOR", "LEADER", "ASSESSMENT_OFFICE", "DISCIPLINE", "SYSTEM_ADMIN", "SECURITY_ADMIN", "AUDITOR");

    private final Random random = new Random(20260101);
    private final Contract contract = Contract.read();
    private final Sampler sampler = new Sampler(contract, random);

    @Test
    void tenThousandHostileRequests() throws Exception {
        var wanted = Integer.getInteger("fuzz.requests", 10_000);
        var operations = contract.operations().stream().filter(operation -> !SPARED.contains(operation.id())).toList();
        var failures = new ArrayList<String>();
        var statuses = new TreeMap<Integer, Integer>();
        try (var service = ServiceProcess.fresh("fuzz", Map.of())) {
            var api = new Api(service.base());
            var tokens = new LinkedHashMap<String, String>();
            for (var role : ROLES) {
                tokens.put(role, api.signIn(service.accountWith(role)));
            }
            for (int i = 0; i < wanted; i++) {
                var operation = operations.get(random.nextInt(operations.size()));
                var path = path(operation);
                var headers = headers(tokens, operation);
                var body = operation.body() == null ? (random.nextInt(10) == 0 ? "{}".getBytes(StandardCharsets.UTF_8) : null)
                        : random.nextInt(4) == 0 ? new com.fasterxml.jackson.databind.ObjectMapper().writeValueAsBytes(sampler.valid(operation.body())) : sampler.spoiled(operation.body());
                var answer = send(api, operation.method(), path, headers, body);
                statuses.merge(answer.status(), 1, Integer::sum);
                offence(operation, answer).ifPresent(words -> failures.add(operation.id() + " " + path + " -> " + answer.status() + " " + words));
                if (answer.status() == 401 && headers.containsKey("Authorization")) {
                    signInAgain(api, service, tokens, headers.get("Authorization"));
                }
            }
            assertTrue(api.isReady(), "the service is no longer ready");
        }
        System.out.println("answers by status: " + statuses);
        failures.stream().limit(30).forEach(System.out::println);
        System.out.println("PROMISE P25 " + failures.size() + " broken of " + wanted + (failures.isEmpty() ? " pass" : " fail"));
        assertTrue(failures.isEmpty(), failures.size() + " answers broke the promise, the first: " + failures.stream().findFirst().orElse(""));
    }

    /** Some request may have ended the session of this token; many a 401 speaks of what was sent instead. */
    private static void signInAgain(Api api, ServiceProcess service, Map<String, String> tokens, String authorization) {
        for (var role : ROLES) {
            if (authorization.equals("Bearer " + tokens.get(role)) && api.get("/api/v1/me", tokens.get(role)).status() == 401) {
                tokens.put(role, api.signIn(service.accountWith(role)));
            }
        }
    }

    /** A connection that the service closed after refusing a body is opened anew; a service that is gone fails. */
    private static Api.Answer send(Api api, String method, String path, Map<String, String> headers, byte[] body) {
        try {
            return api.send(method, path, headers, body);
        } catch (java.io.UncheckedIOException closed) {
            return api.send(method, path, headers, body);
        }
    }

    private String path(Contract.Operation operation) {
        var path = new StringBuilder();
        for (var segment : operation.path().substring(1).split("/")) {
            path.append('/').append(segment.startsWith("{") ? encode(random.nextInt(3) == 0 ? sampler.hostile() : "" + (1 + random.nextInt(60))) : segment);
        }
        var separator = "?";
        for (var parameter : operation.parameters()) {
            if (parameter.get("in").asText().equals("query") && random.nextBoolean()) {
                var value = random.nextBoolean() ? sampler.hostile() : sampler.valid(parameter.get("schema")).asText();
                path.append(separator).append(parameter.get("name").asText()).append('=').append(encode(value));
                separator = "&";
            }
        }
        return path.toString();
    }

    private Map<String, String> headers(Map<String, String> tokens, Contract.Operation operation) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("Content-Type", random.nextInt(20) == 0 ? "text/plain" : "application/json");
        if (random.nextInt(10) == 0) {
            headers.put("Accept", random.nextBoolean() ? "text/html" : "*/*;q=0.x");
        }
        switch (random.nextInt(20)) {
            case 0 -> { }
            case 1 -> headers.put("Authorization", "Bearer forged." + UUID.randomUUID());
            default -> headers.put("Authorization", "Bearer " + tokens.get(ROLES.get(random.nextInt(ROLES.size()))));
        }
        if (operation.creates() && random.nextInt(8) != 0) {
            headers.put("Idempotency-Key", random.nextInt(8) == 0 ? "short" : UUID.randomUUID().toString());
        }
        if (operation.changes() && random.nextInt(4) != 0) {
            headers.put("If-Match", List.of("\"0\"", "\"999\"", "*", "W/\"1\"", "abc", "\"99999999999999999999\"").get(random.nextInt(6)));
        }
        return headers;
    }

    private java.util.Optional<String> offence(Contract.Operation operation, Api.Answer answer) {
        if (answer.status() >= 500) {
            return java.util.Optional.of("broke: " + answer.body());
        }
        if (answer.status() < 400) {
            return java.util.Optional.empty();
        }
        if (!answer.contentType().startsWith("application/problem+json")) {
            return java.util.Optional.of("no problem document: " + answer.contentType() + " " + answer.body());
        }
        if (answer.json().path("status").asInt() != answer.status()) {
            return java.util.Optional.of("tells another status: " + answer.body());
        }
        if (LEAK.matcher(answer.body()).find()) {
            return java.util.Optional.of("leaks: " + answer.body());
        }
        var undocumented = !operation.statuses().contains("" + answer.status()) && List.of(400, 401, 403, 404, 409, 412, 422, 428).contains(answer.status());
        return undocumented && !operation.statuses().contains("default") ? java.util.Optional.of("undocumented") : java.util.Optional.empty();
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
