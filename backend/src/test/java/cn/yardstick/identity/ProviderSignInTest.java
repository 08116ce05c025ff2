package cn.yardstick.identity;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import cn.yardstick.ApiTest;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jwt.NumericDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The whole way of a browser, by the service and a provider that keeps to the standard. */
@QuarkusTest
class ProviderSignInTest extends ApiTest {

    private static final String PATH = "/api/v1/sessions/provider";
    private static final String HOME = "/";
    private static final String REFUSED = "/sign-in?provider=refused";

    private IdentityProvider provider;

    /** A browser before the provider's answer: the address that it was sent to, and its cookie. */
    private record Begun(String location, String cookie) {
    }

    @BeforeEach
    void configure() throws Exception {
        provider = new IdentityProvider();
        System.setProperty(OpenIdProvider.ISSUER, provider.issuer());
        System.setProperty(OpenIdProvider.CLIENT_ID, IdentityProvider.CLIENT);
        System.setProperty(OpenIdProvider.CLIENT_SECRET, IdentityProvider.SECRET);
        System.setProperty(OpenIdProvider.PUBLIC_URL, "http://127.0.0.1:" + RestAssured.port);
    }

    @AfterEach
    void off() {
        List.of(OpenIdProvider.ISSUER, OpenIdProvider.CLIENT_ID, OpenIdProvider.CLIENT_SECRET, OpenIdProvider.PUBLIC_URL).forEach(System::clearProperty);
        provider.close();
    }

    @Test
    void offUnlessConfigured() {
        get(null, PATH).then().statusCode(200).body("configured", equalTo(true));
        System.clearProperty(OpenIdProvider.ISSUER);
        get(null, PATH).then().statusCode(200).body("configured", equalTo(false));
        browser(null).get(PATH + "/start").then().statusCode(404);
        browser("x").get(PATH + "/callback?code=a&state=b").then().statusCode(404);
    }

    @Test
    void whoeverTheProviderVouchesForIsSignedIn() {
        var account = account(Role.LEADER, null, null);
        provider.user = nameOf(account);
        var back = finish(begin());
        back.then().statusCode(303);
        assertEquals(HOME, path(back));
        var cookie = back.cookie("yardstick_refresh");
        String token = given(null).cookie("yardstick_refresh", cookie).post("/api/v1/sessions/refresh").then().statusCode(200).extract().path("accessToken");
        get(token, "/api/v1/me").then().statusCode(200).body("username", equalTo(provider.user));
        get(token, "/api/v1/audit/lines?recordType=account&recordId=" + account).then().statusCode(200).body("items.action", hasItem("session.opened"));
    }

    @Test
    void anInitialPasswordNeedNotBeChangedByWhoNeverUsesIt() {
        provider.user = unique("p").toLowerCase();
        inside(() -> accounts.grant(accounts.create(provider.user, "新人", null, PASSWORD, true).id(), Role.DISCIPLINE, null));
        String token = given(null).cookie("yardstick_refresh", finish(begin()).cookie("yardstick_refresh")).post("/api/v1/sessions/refresh").then().statusCode(200)
                .body("mustChangePassword", equalTo(false)).extract().path("accessToken");
        get(token, "/api/v1/units").then().statusCode(200);
    }

    @Test
    void nobodyComesInWhoHasNoAccountOrALockedOneOrOneThatNeedsItsOwnFactor() {
        provider.user = unique("unknown").toLowerCase();
        refused(finish(begin()));
        var locked = account(Role.OFFICER, null, null);
        inside(() -> accounts.lock(locked, accounts.get(locked).version(), "调离"));
        provider.user = nameOf(locked);
        refused(finish(begin()));
        provider.user = nameOf(account(Role.ASSESSMENT_OFFICE, null, null));
        refused(finish(begin()));
    }

    @Test
    void whatAnotherBrowserBeganOrWhatWasFinishedIsRefused() {
        provider.user = nameOf(account(Role.OFFICER, null, null));
        var begun = begin();
        var answer = atProvider(begun);
        refused(browser("another").get(answer));
        refused(browser(null).get(answer));
        assertEquals(HOME, path(browser(begun.cookie()).get(answer)));
        refused(browser(begun.cookie()).get(answer));
        refused(browser(begun.cookie()).get(PATH + "/callback?code=guessed&state=guessed"));
    }

    @Test
    void aTokenThatIsNotToBeBelievedIsRefused() throws Exception {
        provider.user = nameOf(account(Role.OFFICER, null, null));
        provider.spoil = claims -> claims.setStringClaim("nonce", "of another sign-in");
        refused(finish(begin()));
        provider.spoil = claims -> claims.setAudience("another client");
        refused(finish(begin()));
        provider.spoil = claims -> claims.setIssuer("https://elsewhere.example");
        refused(finish(begin()));
        provider.spoil = claims -> claims.setExpirationTime(NumericDate.fromSeconds(NumericDate.now().getValue() - 600));
        refused(finish(begin()));
        provider.spoil = claims -> claims.unsetClaim("preferred_username");
        refused(finish(begin()));
        provider.spoil = claims -> { };
        provider.signsWith = RsaJwkGenerator.generateJwk(2048);
        refused(finish(begin()));
    }

    @Test
    void aProviderThatIsAwayIsSaidToBe() {
        System.setProperty(OpenIdProvider.ISSUER, "http://127.0.0.1:9");
        browser(null).get(PATH + "/start").then().statusCode(503);
    }

    private Begun begin() {
        var answer = browser(null).get(PATH + "/start");
        answer.then().statusCode(303);
        return new Begun(answer.header("Location"), answer.cookie("yardstick_provider"));
    }

    private Response finish(Begun begun) {
        return browser(begun.cookie()).get(atProvider(begun));
    }

    /** Path and query that the provider sends the browser back to. */
    private static String atProvider(Begun begun) {
        var back = RestAssured.given().redirects().follow(false).urlEncodingEnabled(false).get(begun.location());
        assertEquals(302, back.statusCode());
        return back.header("Location").replaceFirst("^http://[^/]+", "");
    }

    private RequestSpecification browser(String cookie) {
        var request = given(null).redirects().follow(false).urlEncodingEnabled(false);
        return cookie == null ? request : request.cookie("yardstick_provider", cookie);
    }

    private static void refused(Response answer) {
        assertEquals(303, answer.statusCode());
        assertEquals(REFUSED, path(answer));
        assertNull(answer.cookie("yardstick_refresh"));
    }

    private static String path(Response answer) {
        return answer.header("Location").replaceFirst("^http://[^/]+", "");
    }
}
