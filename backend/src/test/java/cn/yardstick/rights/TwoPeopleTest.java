package cn.yardstick.rights;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.yardstick.harness.Otp;
import cn.yardstick.identity.ClientScope;
import cn.yardstick.identity.IdentityProvider;
import cn.yardstick.identity.Role;
import cn.yardstick.platform.time.BureauTime;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** P30: every way in which one human could complete a publication alone, tried over the API. Somebody else can, or the test would prove nothing. */
@QuarkusTest
class TwoPeopleTest extends Deeds {

    private interface Way {
        void go() throws Exception;
    }

    private final List<String> open = new ArrayList<>();
    private int paths;

    /** The one human: an officer with an account of the office. */
    private long human;
    private long account;
    private String cycle;
    private String list;

    @Test
    void nobodyCompletesAPublicationAlone() throws Exception {
        world();
        twoPeopleCan();
        byOneAccount();
        byASecondAccount();
        byRoles();
        byDeputies();
        byWithdrawing();
        byOtherDoors();
        byTheLastStep();
        open.forEach(System.out::println);
        System.out.println("PROMISE P30 " + open.size() + " of " + paths + " paths " + (open.isEmpty() ? "pass" : "fail"));
        assertEquals("", String.join("\n", open));
    }

    private void twoPeopleCan() {
        begin();
        propose(account).then().statusCode(201);
        approve(tokenOf(account(Role.ASSESSMENT_OFFICE, null, null))).then().statusCode(200);
        assertTrue(isPublished());
    }

    private void byOneAccount() {
        way("the same account", () -> approve(bearer(account)));
        way("another session of the same account", () -> approve(tokenOf(account)));
        way("other versions", () -> {
            for (var version : List.of("0", "1", "7", "999999")) {
                approve(bearer(account), version);
            }
        });
        way("proposed again under another key", () -> {
            propose(account);
            create(bearer(account), "/api/v1/cycles/" + cycle + "/publications", UUID.randomUUID().toString(), Map.of("title", "再提"));
            approve(bearer(account));
        });
        way("approved with a key", () -> given(bearer(account)).header("If-Match", etag()).header("Idempotency-Key", UUID.randomUUID().toString()).post(path() + "/approval"));
        way("in parallel on several connections", () -> atOnce(8, () -> approve(bearer(account), "0")));
        way("renamed between", () -> {
            belongsTo(account, human);
            approve(tokenOf(account));
        });
        way("past the gate", () -> {
            create(bearer(account), "/api/v1/cycles/" + cycle + "/gate-overrides", Map.of("gate", "PUBLISHED", "reason", "赶时间"));
            move(bearer(account), "PUBLICITY");
            if (stage().equals("PUBLICITY")) {
                open.add("went on without a list");
            }
        });
    }

    private void byASecondAccount() {
        way("a second account that belongs to nobody", () -> approve(unnamed()));
        way("a first account that belongs to nobody", () -> {
            belongsTo(account, null);
            approve(tokenOf(account(Role.ASSESSMENT_OFFICE, null, null)));
        });
        way("the officer linked to a second account", () -> {
            belongsTo(account, null);
            approve(belonging(human));
        });
        way("the officers of both exchanged", () -> {
            var other = clerk();
            belongsTo(account, other);
            approve(belonging(human));
        });
        way("a second account that belonged to the officer before", () -> {
            belongsTo(account, null);
            var second = account(Role.ASSESSMENT_OFFICE, null, null);
            belongsTo(second, human);
            belongsTo(second, clerk());
            belongsTo(account, human);
            approve(tokenOf(second));
        });
        way("links changed while it is approved", () -> {
            belongsTo(account, null);
            var second = account(Role.ASSESSMENT_OFFICE, null, null);
            belongsTo(second, null);
            var token = tokenOf(second);
            var changing = new Thread(() -> belongsTo(second, human));
            changing.start();
            for (int i = 0; i < 10; i++) {
                approve(token);
            }
            changing.join();
            approve(token);
        });
        begin();
        belongsTo(account, null);
        paths++;
        if (propose(account).statusCode() == 201) {
            open.add("somebody without a name proposed");
        }
    }

    private void byRoles() {
        way("role revoked and granted between", () -> {
            inside(() -> accounts.revoke(account, accounts.get(account).version(), accounts.get(account).grants().getFirst().id()));
            inside(() -> accounts.grant(account, Role.ASSESSMENT_OFFICE, null));
            approve(tokenOf(account));
        });
        way("a second account made and given the role between", () -> approve(unnamed()));
        way("the security administrator grants it to the own second account", () -> {
            var person = clerk();
            var security = account(Role.SECURITY_ADMIN, null, person);
            var second = account((Role) null, null, null);
            belongsTo(security, null);
            belongsTo(second, person);
            assertEquals(403, create(tokenOf(security), "/api/v1/accounts/" + second + "/grants", Map.of("role", "ASSESSMENT_OFFICE")).statusCode());
            approve(tokenOf(second));
        });
        way("the office becomes an administrator by another account", () -> {
            belongsTo(account, null);
            var second = account((Role) null, null, human);
            assertEquals(409, create(token(Role.SECURITY_ADMIN), "/api/v1/accounts/" + second + "/grants", Map.of("role", "SYSTEM_ADMIN")).statusCode());
            approve(tokenOf(second));
        });
        way("the system administrator takes another's password", () -> {
            var other = account(Role.ASSESSMENT_OFFICE, null, null);
            var reset = change(token(Role.SYSTEM_ADMIN), "POST", "/api/v1/accounts/" + other + "/password-reset", get(token(Role.SYSTEM_ADMIN), "/api/v1/accounts/" + other).header("ETag"), null);
            assertEquals(401, signIn(nameOf(other), reset.path("initialPassword"), null).statusCode());
        });
    }

    private void byDeputies() {
        way("as the deputy of the other approver", () -> {
            var station = station();
            var other = account(Role.ASSESSMENT_OFFICE, null, null);
            inside(() -> accounts.grant(other, Role.LEADER, station));
            inside(() -> accounts.grant(account, Role.ASSESSOR, station));
            handsOver(other, station, human);
            approve(tokenOf(account));
        });
        way("by a deputy without the role", () -> {
            var station = station();
            var deputy = officer(station);
            var token = tokenOf(account(Role.ASSESSOR, station, deputy));
            inside(() -> accounts.grant(account, Role.LEADER, station));
            handsOver(account, station, deputy);
            approve(token);
        });
        way("the office hands its own queue on", () -> {
            var deputy = clerk();
            var token = tokenOf(account(Role.ASSESSOR, null, deputy));
            var from = LocalDate.now(BureauTime.ZONE);
            assertEquals(403, create(bearer(account), "/api/v1/deputyships", Map.of("officerId", "" + deputy, "from", from.toString(), "until", from.toString(), "reason", "休假")).statusCode());
            approve(token);
        });
    }

    private void byWithdrawing() {
        way("withdrawn and proposed again by oneself", () -> {
            withdraw(bearer(account));
            propose(account).then().statusCode(201);
            approve(bearer(account));
        });
        way("what another proposed, withdrawn and proposed by oneself", () -> {
            withdraw(bearer(account));
            var other = account(Role.ASSESSMENT_OFFICE, null, null);
            propose(other).then().statusCode(201);
            withdraw(bearer(account));
            propose(account).then().statusCode(201);
            approve(bearer(account));
        });
        way("withdrawn and approved at once", () -> {
            var token = bearer(account);
            atOnce(4, () -> UUID.randomUUID().hashCode() % 2 == 0 ? approve(token, "0") : withdraw(token));
        });
    }

    private void byOtherDoors() throws Exception {
        way("another system", () -> {
            var scopes = Arrays.stream(ClientScope.values()).map(ClientScope::word).toList();
            var client = client(scopes, bureau(), 600);
            String token = given(null).contentType("application/x-www-form-urlencoded").formParam("grant_type", "client_credentials").formParam("client_id", (String) client.path("client.name"))
                    .formParam("client_secret", (String) client.path("secret")).post("/api/v1/client-tokens").then().statusCode(200).extract().path("access_token");
            approve(token, "0");
        });
        try (var provider = new IdentityProvider()) {
            var settings = Map.of("yardstick.oidc.issuer", provider.issuer(), "yardstick.oidc.client-id", IdentityProvider.CLIENT, "yardstick.oidc.client-secret", IdentityProvider.SECRET,
                    "yardstick.public-url", "http://127.0.0.1:" + RestAssured.port);
            settings.forEach(System::setProperty);
            way("signed in by the bureau's own provider", () -> {
                provider.user = nameOf(account);
                assertNull(byProvider());
                belongsTo(account, null);
                var second = account(Role.ASSESSMENT_OFFICE, null, human);
                provider.user = nameOf(second);
                assertNull(byProvider());
                approve(tokenOf(second));
            });
            settings.keySet().forEach(System::clearProperty);
        }
        way("not signed in", () -> approve(null, "0"));
    }

    /** Whoever approved it does not make it final, by whatever account. */
    private void byTheLastStep() {
        last("by who approved", approver -> bearer(approver));
        last("by a second account that belongs to nobody", approver -> unnamed());
        last("by a second account of the same officer", approver -> {
            var officer = inside(() -> accounts.get(approver).officerId());
            belongsTo(approver, null);
            return belonging(officer);
        });
    }

    private void last(String name, java.util.function.Function<Long, String> who) {
        begin();
        propose(account).then().statusCode(201);
        var approver = account(Role.ASSESSMENT_OFFICE, null, null);
        approve(tokenOf(approver)).then().statusCode(200);
        move(bearer(account), "PUBLICITY").then().statusCode(200);
        create(bearer(account), "/api/v1/cycles/" + cycle + "/gate-overrides", Map.of("gate", "TERM_OVER", "reason", "试")).then().statusCode(201);
        paths++;
        move(who.apply(approver), "FINAL");
        if (!stage().equals("PUBLICITY")) {
            open.add("made final " + name);
        }
    }

    /** A list that the human has proposed, and what the human tries next. */
    private void way(String name, Way way) {
        paths++;
        try {
            begin();
            propose(account).then().statusCode(201);
            way.go();
        } catch (Exception e) {
            throw new IllegalStateException(name, e);
        }
        if (isPublished()) {
            open.add(name);
        }
    }

    private void begin() {
        human = clerk();
        account = account(Role.ASSESSMENT_OFFICE, null, human);
        cycle = graded(evenBook());
    }

    private Response propose(long by) {
        var answer = create(bearer(by), "/api/v1/cycles/" + cycle + "/publications", Map.of("title", "公示"));
        list = answer.statusCode() == 201 ? answer.path("id") : list;
        return answer;
    }

    private Response approve(String token) {
        return approve(token, etag());
    }

    private Response approve(String token, String version) {
        return change(token, "POST", path() + "/approval", version, null);
    }

    private Response withdraw(String token) {
        return change(token, "POST", path() + "/withdrawal", etag(), Map.of("reason", "有误"));
    }

    private String path() {
        return "/api/v1/publications/" + list;
    }

    private String etag() {
        return etag(path());
    }

    private Response move(String token, String stage) {
        return change(token, "POST", "/api/v1/cycles/" + cycle + "/stage", etag("/api/v1/cycles/" + cycle), Map.of("to", stage));
    }

    private String stage() {
        return get(bearer(Role.ASSESSMENT_OFFICE, 0), "/api/v1/cycles/" + cycle).path("stage");
    }

    private boolean isPublished() {
        return inside(() -> ((Number) em.createNativeQuery("SELECT COUNT(*) FROM publication WHERE cycle_id = ?1 AND state = 'PUBLISHED'").setParameter(1, Long.parseLong(cycle)).getSingleResult()).intValue()) > 0;
    }

    private void belongsTo(long which, Long officer) {
        inside(() -> accounts.describe(which, accounts.get(which).version(), unique("名"), officer));
    }

    /** A session of a new account of the office that belongs to this officer. */
    private String belonging(long officer) {
        return tokenOf(account(Role.ASSESSMENT_OFFICE, null, officer));
    }

    /** A session of a new account of the office that never belonged to anybody. */
    private String unnamed() {
        var name = unique("u").toLowerCase();
        var secret = inside(() -> {
            var made = accounts.create(name, "无名", null, PASSWORD, false);
            accounts.grant(made.id(), Role.ASSESSMENT_OFFICE, null);
            return factors.enrol(made.id());
        });
        return signIn(name, PASSWORD, Otp.now(secret)).then().statusCode(201).extract().path("accessToken");
    }

    private void handsOver(long leader, long unit, long deputy) {
        var today = LocalDate.now(BureauTime.ZONE).toString();
        create(tokenOf(leader), "/api/v1/deputyships", Map.of("officerId", "" + deputy, "unitId", "" + unit, "from", today, "until", today, "reason", "休假")).then().statusCode(201);
    }

    /** The refresh token that the provider's word is worth, or null. */
    private String byProvider() {
        var begun = given(null).redirects().follow(false).get("/api/v1/sessions/provider/start");
        var back = RestAssured.given().redirects().follow(false).urlEncodingEnabled(false).get(begun.header("Location")).header("Location").replaceFirst("^http://[^/]+", "");
        return given(null).redirects().follow(false).urlEncodingEnabled(false).cookie("yardstick_provider", begun.cookie("yardstick_provider")).get(back).cookie("yardstick_refresh");
    }

    private static void atOnce(int times, Callable<Response> call) throws InterruptedException {
        try (var threads = Executors.newFixedThreadPool(times)) {
            threads.invokeAll(java.util.Collections.nCopies(times, call));
        }
    }
}
