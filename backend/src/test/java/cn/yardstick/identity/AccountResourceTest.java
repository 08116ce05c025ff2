package cn.yardstick.identity;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import cn.yardstick.ApiTest;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AccountResourceTest extends ApiTest {

    @Test
    void whoMakesAccountsGrantsNothingAndWhoGrantsMakesNone() {
        var system = token(Role.SYSTEM_ADMIN);
        var security = token(Role.SECURITY_ADMIN);
        var made = made();
        create(system, "/api/v1/accounts/" + made + "/grants", Map.of("role", "ASSESSOR")).then().statusCode(403);
        create(security, "/api/v1/accounts", Map.of("username", unique("x"), "displayName", "某")).then().statusCode(403);
        create(security, "/api/v1/accounts/" + made + "/grants", Map.of("role", "ASSESSOR")).then().statusCode(201).body("grants", hasSize(1));
        create(security, "/api/v1/accounts/" + made + "/grants", Map.of("role", "ASSESSOR")).then().statusCode(409);
        create(security, "/api/v1/accounts/" + made + "/grants", Map.of("role", "AUDITOR")).then().statusCode(409);
        create(security, "/api/v1/accounts/" + made + "/grants", Map.of("role", "DISCIPLINE", "unitId", "1")).then().statusCode(422);
        get(token(Role.AUDITOR), "/api/v1/accounts/" + made + "/history").then().statusCode(200).body("items.action", hasItems("account.created", "account.role-granted"));
    }

    @Test
    void nobodyGrantsToOneself() {
        var own = account(Role.SECURITY_ADMIN, null, null);
        create(tokenOf(own), "/api/v1/accounts/" + own + "/grants", Map.of("role", "OFFICER")).then().statusCode(403);
    }

    @Test
    void theSameKeyGivesTheSameAnswerAndAnotherBodyIsRefused() {
        var system = token(Role.SYSTEM_ADMIN);
        var body = Map.of("username", unique("key"), "displayName", "某");
        var first = create(system, "/api/v1/accounts", "key-" + unique("a"), body);
        var key = unique("the-key-");
        var once = create(system, "/api/v1/accounts", key, Map.of("username", unique("key"), "displayName", "甲"));
        once.then().statusCode(201).body("initialPassword", notNullValue());
        first.then().statusCode(201);
        create(system, "/api/v1/accounts", key, body).then().statusCode(422);
        given(system).body(body).post("/api/v1/accounts").then().statusCode(400);
    }

    @Test
    void aRepeatIsTheSameToTheByte() {
        var system = token(Role.SYSTEM_ADMIN);
        var key = unique("repeat-");
        var body = Map.of("username", unique("rep"), "displayName", "某");
        var answers = new Response[] {create(system, "/api/v1/accounts", key, body), create(system, "/api/v1/accounts", key, body)};
        assertEquals(201, answers[1].statusCode());
        assertEquals(answers[0].asString(), answers[1].asString());
        assertEquals(answers[0].header("Location"), answers[1].header("Location"));
    }

    @Test
    void aChangeNeedsTheVersionItChanges() {
        var system = token(Role.SYSTEM_ADMIN);
        var path = "/api/v1/accounts/" + made();
        var etag = get(system, path).then().statusCode(200).extract().header("ETag");
        change(system, "PUT", path, null, Map.of("displayName", "乙")).then().statusCode(428);
        change(system, "PUT", path, etag, Map.of("displayName", "乙")).then().statusCode(200).body("displayName", equalTo("乙")).body("officer", nullValue());
        change(system, "PUT", path, etag, Map.of("displayName", "丙")).then().statusCode(412);
        change(system, "PUT", "/api/v1/accounts/999999999", etag, Map.of("displayName", "丙")).then().statusCode(404);
        change(system, "PUT", path, "\"1\"", Map.of("displayName", " ")).then().statusCode(422).body("errors[0].pointer", equalTo("/displayName"));
    }

    @Test
    void aLockEndsSessionsAtOnce() {
        var security = token(Role.SECURITY_ADMIN);
        var account = account(Role.OFFICER, null, null);
        var token = tokenOf(account);
        var path = "/api/v1/accounts/" + account;
        var etag = get(security, path).header("ETag");
        change(security, "POST", path + "/lock", etag, Map.of("reason", "手机遗失")).then().statusCode(200).body("locked", equalTo(true));
        get(token, "/api/v1/me").then().statusCode(401);
        var after = get(security, path).header("ETag");
        change(security, "POST", path + "/unlock", after, Map.of("reason", "已找回")).then().statusCode(200).body("locked", equalTo(false));
    }

    @Test
    void pagesFollowTheirCursor() {
        var auditor = token(Role.AUDITOR);
        for (int i = 0; i < 3; i++) {
            made();
        }
        var first = get(auditor, "/api/v1/accounts?limit=2").then().statusCode(200).body("items", hasSize(2)).extract();
        String cursor = first.path("nextCursor");
        get(auditor, "/api/v1/accounts?limit=2&cursor=" + cursor).then().statusCode(200);
        get(auditor, "/api/v1/accounts?limit=0").then().statusCode(400);
        get(auditor, "/api/v1/accounts?limit=201").then().statusCode(400);
        get(auditor, "/api/v1/accounts?cursor=zzz").then().statusCode(400);
    }

    private String made() {
        return create(token(Role.SYSTEM_ADMIN), "/api/v1/accounts", Map.of("username", unique("made"), "displayName", "某")).then().statusCode(201).extract().path("id");
    }
}
