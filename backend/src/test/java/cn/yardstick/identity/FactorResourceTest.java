package cn.yardstick.identity;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import cn.yardstick.ApiTest;
import cn.yardstick.harness.Otp;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

@QuarkusTest
class FactorResourceTest extends ApiTest {

    private static final String FACTOR = "/api/v1/me/factor";
    private static final Map<String, String> PROOF = Map.of("currentPassword", PASSWORD);

    @Test
    void aRoleThatNeedsAFactorAllowsNothingElseUntilThereIsOne() {
        var name = withoutFactor(Role.AUDITOR);
        String token = signIn(name, PASSWORD).then().statusCode(201).body("mustEnrolFactor", equalTo(true)).extract().path("accessToken");
        get(token, "/api/v1/accounts").then().statusCode(403);
        given(token).body(Map.of("currentPassword", "not-the-password")).post(FACTOR).then().statusCode(422).body("errors[0].pointer", equalTo("/currentPassword"));
        confirm(token, "000000").then().statusCode(422);
        String secret = given(token).body(PROOF).post(FACTOR).then().statusCode(200).extract().path("secret");
        get(token, "/api/v1/accounts").then().statusCode(403);
        List<String> codes = confirm(token, Otp.at(secret, Otp.step() - 1)).then().statusCode(200).body("recoveryCodes", hasSize(10)).extract().path("recoveryCodes");
        get(token, "/api/v1/accounts").then().statusCode(200);

        signIn(name, PASSWORD).then().statusCode(401).body("type", equalTo("urn:yardstick:problem:factor-needed"));
        signIn(name, PASSWORD, Otp.at(secret, Otp.step() - 1)).then().statusCode(401);
        var code = Otp.now(secret);
        signIn(name, "not-the-password", code).then().statusCode(401).body("type", equalTo("urn:yardstick:problem:wrong-credentials"));
        String second = signIn(name, PASSWORD, code).then().statusCode(201).body("mustEnrolFactor", equalTo(false)).extract().path("accessToken");
        get(second, "/api/v1/me").then().body("refusedSince", equalTo(3));
        get(second, "/api/v1/me/sign-ins").then().body("items.outcome", equalTo(List.of("PASSED", "REFUSED", "REFUSED", "REFUSED", "PASSED")));
        signIn(name, PASSWORD, code).then().statusCode(401);
        signIn(name, PASSWORD, codes.getFirst()).then().statusCode(201);
        signIn(name, PASSWORD, codes.getFirst()).then().statusCode(401);
        signIn(name, PASSWORD, codes.getLast().toLowerCase().replace("-", "")).then().statusCode(201);
        get(token, FACTOR).then().statusCode(200).body("recoveryCodesLeft", equalTo(8)).body("required", equalTo(true)).body("enrolled", equalTo(true));
        given(token).body(Map.of("currentPassword", PASSWORD, "otp", Otp.at(secret, Otp.step() + 1))).post(FACTOR + "/removal").then().statusCode(409);
    }

    @Test
    void administratorsSeeWhoHasOne() {
        var with = account(Role.ASSESSMENT_OFFICE, null, null);
        var without = account(Role.OFFICER, null, null);
        for (var one : Map.of(with, true, without, false).entrySet()) {
            get(token(Role.SECURITY_ADMIN), "/api/v1/accounts/" + one.getKey()).then().statusCode(200).body("hasSecondFactor", equalTo(one.getValue()));
            get(token(Role.SECURITY_ADMIN), "/api/v1/accounts?q=" + nameOf(one.getKey())).then().statusCode(200).body("items.hasSecondFactor", equalTo(List.of(one.getValue())));
        }
    }

    @Test
    void whoHoldsTheDatabaseHoldsNoFactor() {
        var account = account(Role.ASSESSMENT_OFFICE, null, null);
        var token = tokenOf(account);
        var secret = secretOf(account);
        var stored = inside(() -> new String((byte[]) em.createNativeQuery("SELECT secret FROM second_factor WHERE account_id = ?1").setParameter(1, account).getSingleResult(), StandardCharsets.ISO_8859_1));
        assertFalse(stored.contains(secret));
        String shown = given(token).body(Map.of("currentPassword", PASSWORD, "otp", unusedCode(account))).post(FACTOR + "/recovery-codes").then().statusCode(200).extract().path("recoveryCodes[0]");
        assertEquals(0L, inside(() -> ((Number) em.createNativeQuery("SELECT COUNT(*) FROM recovery_code WHERE hash = UNHEX(SHA2(?1, 256))").setParameter(1, shown).getSingleResult()).longValue()));
    }

    @Test
    void aCodeCountsOnceHoweverManyComeAtOnce() throws Exception {
        var account = account(Role.ASSESSMENT_OFFICE, null, null);
        var name = nameOf(account);
        var code = Otp.now(secretOf(account));
        try (var threads = Executors.newFixedThreadPool(5)) {
            Callable<Integer> enter = () -> signIn(name, PASSWORD, code).statusCode();
            var answers = threads.invokeAll(Collections.nCopies(5, enter));
            var opened = 0;
            for (var answer : answers) {
                opened += answer.get() == 201 ? 1 : 0;
            }
            assertEquals(1, opened);
        }
    }

    @Test
    void guessedCodesCountAsGuessedPasswords() {
        var name = nameOf(account(Role.ASSESSMENT_OFFICE, null, null));
        for (int i = 0; i < 5; i++) {
            signIn(name, PASSWORD, "00000" + i).then().statusCode(401);
        }
        signIn(name, PASSWORD, "123456").then().statusCode(429);
    }

    @Test
    void aLostFactorIsTakenAwayByTheOneAdministratorWhoCannotResetPasswords() {
        var account = account(Role.ASSESSMENT_OFFICE, null, null);
        var token = tokenOf(account);
        var path = "/api/v1/accounts/" + account;
        var etag = get(token(Role.AUDITOR), path).header("ETag");
        change(token(Role.SYSTEM_ADMIN), "POST", path + "/factor-reset", etag, Map.of("reason", "手机遗失")).then().statusCode(403);
        change(token(Role.SECURITY_ADMIN), "POST", path + "/factor-reset", etag, Map.of("reason", "手机遗失")).then().statusCode(200);
        get(token, "/api/v1/me").then().statusCode(401);
        signIn(nameOf(account), PASSWORD, null).then().statusCode(201).body("mustEnrolFactor", equalTo(true));
    }

    @Test
    void whoeverWantsOneMayHaveOneAndPutItAway() {
        var name = withoutFactor(Role.OFFICER);
        String token = signIn(name, PASSWORD).then().statusCode(201).body("mustEnrolFactor", equalTo(false)).extract().path("accessToken");
        given(token).body(PROOF).post(FACTOR + "/recovery-codes").then().statusCode(409);
        String secret = given(token).body(PROOF).post(FACTOR).then().statusCode(200).extract().path("secret");
        confirm(token, Otp.at(secret, Otp.step() - 1)).then().statusCode(200);
        given(token).body(PROOF).post(FACTOR + "/removal").then().statusCode(422).body("errors[0].pointer", equalTo("/otp"));
        given(token).body(Map.of("currentPassword", PASSWORD, "otp", Otp.now(secret))).post(FACTOR + "/removal").then().statusCode(204);
        signIn(name, PASSWORD).then().statusCode(201);
    }

    @Test
    void codesAreThoseOfTheStandard() {
        var secret = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);
        var expected = Map.of(59L, "287082", 1_111_111_109L, "081804", 1_111_111_111L, "050471", 1_234_567_890L, "005924", 2_000_000_000L, "279037", 20_000_000_000L, "353130");
        expected.forEach((second, code) -> {
            assertEquals(code, Totp.code(secret, Totp.step(java.time.Instant.ofEpochSecond(second))));
            assertEquals(code, Otp.at(Totp.base32(secret), second / 30));
        });
        assertEquals("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", Totp.base32(secret));
        assertEquals("12345678901234567890", new String(Totp.bytes(Totp.base32(secret)), StandardCharsets.US_ASCII));
    }

    private Response confirm(String token, String otp) {
        return given(token).body(Map.of("otp", otp)).post(FACTOR + "/confirmation");
    }

    private String withoutFactor(Role role) {
        var name = unique("f").toLowerCase();
        inside(() -> {
            var account = accounts.create(name, "新人", null, PASSWORD, false);
            return accounts.grant(account.id(), role, null);
        });
        return name;
    }
}
