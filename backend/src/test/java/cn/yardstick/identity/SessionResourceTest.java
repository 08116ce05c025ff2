package cn.yardstick.identity;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.yardstick.ApiTest;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SessionResourceTest extends ApiTest {

    private static final String KEY = "the secret of one renewal";

    @Inject
    SessionSweep sweep;

    @Test
    void whoSignsInGetsATokenAndKnowsTheirRights() {
        var token = token(Role.ASSESSMENT_OFFICE);
        get(token, "/api/v1/me").then().statusCode(200).body("permissions", hasItem("cycles:write")).body("lastSignInAt", notNullValue());
    }

    @Test
    void wrongPasswordAndUnknownNameAnswerAlike() {
        var name = nameOf(account(Role.OFFICER, null, null));
        var wrong = signIn(name, "not-the-password").then().statusCode(401).extract().asString();
        var unknown = signIn(unique("nobody"), "not-the-password").then().statusCode(401).extract().asString();
        assertEquals(wrong, unknown);
    }

    @Test
    void fiveFailuresMakeTheNextOneWait() {
        var name = nameOf(account(Role.OFFICER, null, null));
        for (int i = 0; i < 5; i++) {
            signIn(name, "not-the-password").then().statusCode(401);
        }
        var retryAfter = signIn(name, PASSWORD).then().statusCode(429).extract().header("Retry-After");
        assertTrue(Integer.parseInt(retryAfter) > 0);
    }

    @Test
    void aRefreshTokenWorksOnceAndItsReuseEndsTheSession() {
        var first = signIn(nameOf(account(Role.OFFICER, null, null)), PASSWORD).then().statusCode(201).extract().cookie("yardstick_refresh");
        var second = refresh(first, null).then().statusCode(200).extract();
        assertNotEquals(first, second.cookie("yardstick_refresh"));
        String access = second.path("accessToken");
        get(access, "/api/v1/me").then().statusCode(200);
        refresh(first, null).then().statusCode(401);
        get(access, "/api/v1/me").then().statusCode(401);
        refresh(second.cookie("yardstick_refresh"), null).then().statusCode(401);
    }

    @Test
    void aLostAnswerToARenewalEndsNothingAndWhatWasLostIsWorthNothing() {
        var first = signIn(nameOf(account(Role.OFFICER, null, null)), PASSWORD).then().statusCode(201).extract().cookie("yardstick_refresh");
        var lost = renewed(first).cookie("yardstick_refresh");
        renewed(first);
        var next = renewed(renewed(first).cookie("yardstick_refresh"));
        String access = next.path("accessToken");
        get(access, "/api/v1/me").then().statusCode(200);
        // Whoever comes with what was lost took it on the way.
        refresh(lost, KEY).then().statusCode(401);
        get(access, "/api/v1/me").then().statusCode(401);
        refresh(next.cookie("yardstick_refresh"), KEY).then().statusCode(401);
    }

    /** A stolen cookie is worth nothing after its first use, not even at once: the thief does not know the key. */
    @Test
    void aUsedTokenWithAnotherKeyEndsTheSession() {
        for (String thief : new String[] {null, "another key of 16 and more"}) {
            var first = signIn(nameOf(account(Role.OFFICER, null, null)), PASSWORD).then().statusCode(201).extract().cookie("yardstick_refresh");
            var next = renewed(first);
            refresh(first, thief).then().statusCode(401);
            get(next.path("accessToken"), "/api/v1/me").then().statusCode(401);
            refresh(next.cookie("yardstick_refresh"), KEY).then().statusCode(401);
        }
        refresh("anything", "too short").then().statusCode(422);
    }

    @Test
    void afterTheGraceEvenTheLastTokenEndsTheSession() {
        var opened = signIn(nameOf(account(Role.OFFICER, null, null)), PASSWORD).then().statusCode(201).extract();
        var session = claims(opened.path("accessToken")).getString("sid");
        var next = renewed(opened.cookie("yardstick_refresh"));
        for (var column : List.of("refresh_token SET used_at = used_at - INTERVAL 61 SECOND WHERE session_id = ?1", "session SET renewed_at = renewed_at - INTERVAL 61 SECOND WHERE id = ?1")) {
            inside(() -> em.createNativeQuery("UPDATE " + column).setParameter(1, session).executeUpdate());
        }
        refresh(opened.cookie("yardstick_refresh"), KEY).then().statusCode(401);
        get(next.path("accessToken"), "/api/v1/me").then().statusCode(401);
        refresh(next.cookie("yardstick_refresh"), KEY).then().statusCode(401);
    }

    private Response refresh(String cookie, String key) {
        var request = given(null).cookie("yardstick_refresh", cookie);
        return (key == null ? request : request.header("Renewal-Key", key)).post("/api/v1/sessions/refresh");
    }

    private ExtractableResponse<Response> renewed(String cookie) {
        return refresh(cookie, KEY).then().statusCode(200).extract();
    }

    @Test
    void aSignedOutTokenIsWorthNothing() {
        var token = tokenOf(account(Role.OFFICER, null, null));
        given(token).delete("/api/v1/sessions/current").then().statusCode(204);
        get(token, "/api/v1/me").then().statusCode(401);
    }

    @Test
    void anInitialPasswordAllowsNothingButItsChange() {
        var name = unique("first");
        inside(() -> {
            var account = accounts.create(name, "新人", null, PASSWORD, true);
            accounts.grant(account.id(), Role.DISCIPLINE, null);
            return null;
        });
        String token = signIn(name, PASSWORD).then().statusCode(201).body("mustChangePassword", equalTo(true)).extract().path("accessToken");
        get(token, "/api/v1/units").then().statusCode(403);
        given(token).body(Map.of("currentPassword", PASSWORD, "newPassword", "short")).put("/api/v1/me/password").then().statusCode(422);
        given(token).body(Map.of("currentPassword", "wrong-password", "newPassword", "an-other-word-9")).put("/api/v1/me/password").then().statusCode(422);
        String next = given(token).body(Map.of("currentPassword", PASSWORD, "newPassword", "an-other-word-9")).put("/api/v1/me/password").then().statusCode(200)
                .body("mustChangePassword", equalTo(false)).extract().path("accessToken");
        get(token, "/api/v1/me").then().statusCode(401);
        get(next, "/api/v1/units").then().statusCode(200);
        String again = signIn(name, "an-other-word-9").then().statusCode(201).extract().path("accessToken");
        get(again, "/api/v1/units").then().statusCode(200);
    }

    @Test
    void ownSessionsAreSeenAndEndedByTheirOwnerAlone() {
        var account = account(Role.OFFICER, null, null);
        var here = tokenOf(account);
        var there = tokenOf(account);
        var third = tokenOf(account);
        var stranger = token(Role.OFFICER);
        get(here, "/api/v1/me/sessions").then().statusCode(200).body("items", hasSize(3)).body("items.findAll { it.current }.id", equalTo(List.of(claims(here).getString("sid"))));
        var path = "/api/v1/me/sessions/" + claims(there).getString("sid");
        given(stranger).delete(path).then().statusCode(404);
        given(here).delete(path).then().statusCode(204);
        given(here).delete(path).then().statusCode(404);
        get(there, "/api/v1/me").then().statusCode(401);
        get(third, "/api/v1/me").then().statusCode(200);
        given(here).delete("/api/v1/me/sessions").then().statusCode(204);
        get(third, "/api/v1/me").then().statusCode(401);
        get(here, "/api/v1/me/sessions").then().statusCode(200).body("items", hasSize(1));
    }

    @Test
    void sessionsThatAreOverAreForgottenAndNoOthers() {
        var over = tokenOf(account(Role.OFFICER, null, null));
        var living = tokenOf(account(Role.OFFICER, null, null));
        inside(() -> em.createNativeQuery("UPDATE session SET expires_at = expires_at - INTERVAL 2 DAY WHERE id = ?1").setParameter(1, claims(over).getString("sid")).executeUpdate());
        sweep.forgetOldOnes();
        assertEquals(0L, stored(over));
        assertEquals(1L, stored(living));
    }

    private long stored(String token) {
        return inside(() -> ((Number) em.createNativeQuery("SELECT COUNT(*) FROM session WHERE id = ?1").setParameter(1, claims(token).getString("sid")).getSingleResult()).longValue());
    }

    @Test
    void theRefreshCookieIsForTheServiceAlone() {
        var cookie = signIn(nameOf(account(Role.OFFICER, null, null)), PASSWORD).then().statusCode(201).extract().detailedCookie("yardstick_refresh");
        assertTrue(cookie.isHttpOnly() && cookie.isSecured());
        assertEquals("Strict", cookie.getSameSite());
        assertEquals("/api/v1/sessions", cookie.getPath());
    }

    @Test
    void strangeBodiesAreRefusedInWords() {
        given(null).body("{\"username\":\"a\",\"password\":\"b\",\"admin\":true}").post("/api/v1/sessions").then().statusCode(400);
        given(null).body("{\"username\":1,\"password\":\"b\"}").post("/api/v1/sessions").then().statusCode(400);
        given(null).body("{\"username\":\"a\"").post("/api/v1/sessions").then().statusCode(400);
        given(null).body("{\"username\":\"\",\"password\":\"b\"}").post("/api/v1/sessions").then().statusCode(422).body("errors[0].pointer", equalTo("/username"));
    }
}
