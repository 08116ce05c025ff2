package cn.yardstick.identity;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.yardstick.ApiTest;
import cn.yardstick.harness.Api;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** P12 in its quick form, on one instance: guessing is hopeless, tells nothing and locks nobody out for long. */
@QuarkusTest
class GuessingTest extends ApiTest {

    private static final double CHANCE = 3.3;

    /** What somebody who guesses sees. */
    private record Seen(String answer, long nanos) {
    }

    @Test
    void noNumberOfParallelTriesGetsPastTheCountAndTheOwnerStillGetsIn() throws Exception {
        var name = nameOf(account(Role.OFFICER, null, null));
        signInFrom("10.1.0.1", name, PASSWORD).then().statusCode(201);
        var tries = new ArrayList<Callable<Response>>();
        for (int i = 0; i < 60; i++) {
            var address = i % 3 == 0 ? "10.1.0.1" : "10.2.0." + i;
            var guess = "wrong-guess-" + i;
            tries.add(() -> signInFrom(address, name, guess));
        }
        var guessed = allAtOnce(tries).stream().filter(answer -> answer.statusCode() != 429).toList();
        guessed.forEach(answer -> answer.then().statusCode(401));

        var parallel = nameOf(account(Role.OFFICER, null, null));
        var right = allAtOnce(Collections.nCopies(20, () -> signInFrom("10.3.0.1", parallel, PASSWORD))).stream().filter(answer -> answer.statusCode() == 201).count();
        var pass = guessed.size() <= 10 && right == 20;
        System.out.println("PROMISE P12 " + guessed.size() + " tries of 60 parallel ones reached the password, " + right + " of 20 parallel right sign-ins worked (one instance) " + (pass ? "pass" : "fail"));
        assertTrue(pass);
    }

    @Test
    void strangersDoNotLockTheOwnerOutAndTheLockEnds() {
        var name = nameOf(account(Role.OFFICER, null, null));
        signInFrom("10.1.0.2", name, PASSWORD).then().statusCode(201);
        for (int i = 0; i < 5; i++) {
            signInFrom("10.4.0." + i, name, "wrong-guess-" + i).then().statusCode(401);
        }
        var wait = Integer.parseInt(signInFrom("10.4.0.9", name, PASSWORD).then().statusCode(429).extract().header("Retry-After"));
        assertTrue(wait > 0 && wait <= SignInBrake.WINDOW_SECONDS, "waits " + wait);
        String token = signInFrom("10.1.0.2", name, PASSWORD).then().statusCode(201).extract().path("accessToken");
        get(token, "/api/v1/me").then().statusCode(200).body("refusedSince", equalTo(5));
        get(token, "/api/v1/me/sign-ins?limit=3").then().statusCode(200).body("items", hasSize(3)).body("items.outcome", equalTo(List.of("PASSED", "REFUSED", "REFUSED"))).body("items.address", hasItem("10.4.0.4"));
        quarterOfAnHourLater(name);
        signInFrom("10.4.0.9", name, PASSWORD).then().statusCode(201);
    }

    @Test
    void whoHoldsAStolenTokenGuessesNoBetterAtTheChangeOfThePassword() {
        var token = tokenOf(account(Role.OFFICER, null, null));
        for (int i = 0; i < 5; i++) {
            given(token).body(Map.of("currentPassword", "wrong-guess-" + i, "newPassword", "an-other-word-9")).put("/api/v1/me/password").then().statusCode(422);
        }
        given(token).body(Map.of("currentPassword", PASSWORD, "newPassword", "an-other-word-9")).put("/api/v1/me/password").then().statusCode(429);
    }

    /** {@code -Dsignin.attempts}: ten thousand in the long form. */
    @Test
    void knownAndUnknownNamesCannotBeToldApart() {
        var service = new Api(URI.create("http://127.0.0.1:" + RestAssured.port));
        var known = new ArrayList<Seen>();
        var unknown = new ArrayList<Seen>();
        for (int account = 0; account < Math.ceilDiv(Integer.getInteger("signin.attempts", 204), 12); account++) {
            var name = nameOf(account(Role.OFFICER, null, null));
            var nobody = unique("n").toLowerCase();
            for (int i = 0; i < 6; i++) {
                var end = account % 250 + "." + (account / 250 * 6 + i);
                if (i % 2 == 0) {
                    unknown.add(look(service, "10.6." + end, nobody, "wrong-guess-" + i));
                }
                known.add(look(service, "10.5." + end, name, "wrong-guess-" + i));
                if (i % 2 == 1) {
                    unknown.add(look(service, "10.6." + end, nobody, "wrong-guess-" + i));
                }
            }
        }
        assertEquals(unknown.stream().map(Seen::answer).toList(), known.stream().map(Seen::answer).toList());
        var a = median(known);
        var b = median(unknown);
        var apart = apart(known, unknown);
        var pass = apart <= CHANCE || Math.abs(a - b) <= 0.02 * Math.max(a, b);
        System.out.printf(Locale.ROOT, "PROMISE P12 %d attempts: known names %.2f ms, unknown names %.2f ms (medians of %d each that reached the password; %.1f standard errors apart by rank), same status and body %s%n", known.size() + unknown.size(), a / 1e6, b / 1e6, times(known).size(), apart, pass ? "pass" : "fail");
        assertTrue(pass);
    }

    @Test
    void aPasswordIsLongEnoughUncommonAndNoneOfTheLastFive() {
        var account = account(Role.OFFICER, null, null);
        var token = tokenOf(account);
        for (String weak : List.of("elevenlette", "aaaaaaaaaaaaaa", "Password1234", "qwertyuiop12", "1qaz2wsx3edc", "woaini1314520", nameOf(account) + "-77")) {
            given(token).body(Map.of("currentPassword", PASSWORD, "newPassword", weak)).put("/api/v1/me/password").then().statusCode(422);
        }
        given(token).body(Map.of("currentPassword", PASSWORD, "newPassword", "twelveletter")).put("/api/v1/me/password").then().statusCode(200);
        var present = "twelveletter";
        for (int i = 1; i <= 5; i++) {
            token = signIn(nameOf(account), present).then().statusCode(201).extract().path("accessToken");
            given(token).body(Map.of("currentPassword", present, "newPassword", PASSWORD)).put("/api/v1/me/password").then().statusCode(422).body("detail", containsString("五个"));
            var next = "Tall-tree-" + i;
            token = given(token).body(Map.of("currentPassword", present, "newPassword", next)).put("/api/v1/me/password").then().statusCode(200).extract().path("accessToken");
            present = next;
        }
        given(token).body(Map.of("currentPassword", present, "newPassword", PASSWORD)).put("/api/v1/me/password").then().statusCode(200);
    }

    /** How far apart the times of two kinds are, in standard errors of their ranks (Mann and Whitney): beyond 3.3 in one of a thousand cases by chance. */
    private static double apart(List<Seen> ones, List<Seen> others) {
        var first = times(ones);
        var second = times(others);
        var wins = 0.0;
        for (var one : first) {
            for (var other : second) {
                wins += one > other ? 1 : one.equals(other) ? 0.5 : 0;
            }
        }
        double n = first.size();
        double m = second.size();
        return Math.abs(wins - n * m / 2) / Math.sqrt(n * m * (n + m + 1) / 12);
    }

    private static long median(List<Seen> answers) {
        var times = times(answers);
        return times.get(times.size() / 2);
    }

    /** Nanoseconds of those that reached the password. */
    private static List<Long> times(List<Seen> answers) {
        return answers.stream().filter(one -> one.answer().startsWith("401")).map(Seen::nanos).sorted().toList();
    }

    /** As {@link #signInFrom}, by a client that takes no time of its own for it. */
    private static Seen look(Api service, String address, String username, String password) {
        var body = ("{\"username\":\"" + username + "\",\"password\":\"" + password + "\"}").getBytes(StandardCharsets.UTF_8);
        var headers = Map.of("Content-Type", "application/json", "X-Forwarded-For", address);
        var began = System.nanoTime();
        var answer = service.send("POST", "/api/v1/sessions", headers, body);
        return new Seen(answer.status() + " " + answer.body() + " " + answer.contentType(), System.nanoTime() - began);
    }

    private Response signInFrom(String address, String username, String password) {
        return given(null).header("X-Forwarded-For", address).body(Map.of("username", username, "password", password)).post("/api/v1/sessions");
    }

    private static List<Response> allAtOnce(List<Callable<Response>> calls) throws Exception {
        try (var threads = Executors.newFixedThreadPool(calls.size())) {
            var answers = new ArrayList<Response>();
            for (var done : threads.invokeAll(calls)) {
                answers.add(done.get());
            }
            return answers;
        }
    }

    private void quarterOfAnHourLater(String username) {
        inside(() -> em.createNativeQuery("UPDATE sign_in_try SET at = at - INTERVAL 900 SECOND WHERE account_id = (SELECT id FROM account WHERE username = ?1)").setParameter(1, username).executeUpdate());
    }
}
