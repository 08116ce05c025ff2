package cn.yardstick.identity;

import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.yardstick.ApiTest;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.smallrye.jwt.build.Jwt;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.util.Base64;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TokenKeysTest extends ApiTest {

    @Inject
    TokenKeys keys;

    @Test
    void anybodyCanVerifyATokenByThePublishedSet() throws Exception {
        var account = account(Role.OFFICER, null, null);
        var set = get(null, "/api/v1/signing-keys").then().statusCode(200).body("keys.d", not(hasItem(org.hamcrest.Matchers.notNullValue()))).extract().asString();
        var claims = new JwtConsumerBuilder().setVerificationKeyResolver(new JwksVerificationKeyResolver(new JsonWebKeySet(set).getJsonWebKeys())).setExpectedAudience("yardstick")
                .setExpectedIssuer("yardstick").setRequireExpirationTime().build().processToClaims(tokenOf(account));
        assertEquals("" + account, claims.getSubject());
        assertTrue(claims.getExpirationTime().getValue() - claims.getIssuedAt().getValue() <= 600);
    }

    @Test
    void aRotationSignsNobodyOut() {
        var before = token(Role.AUDITOR);
        keys.rotate();
        var made = get(null, "/api/v1/signing-keys").jsonPath().getList("keys.kid", String.class).getLast();
        assertNotEquals(made, kid(tokenOf(account(Role.OFFICER, null, null))), "it is published before it signs");
        inside(() -> em.createNativeQuery("UPDATE signing_key SET signs_from = ?1 WHERE kid = ?2").setParameter(1, java.time.Instant.now().minusSeconds(1)).setParameter(2, made).executeUpdate());
        forgetKeys();
        var after = tokenOf(account(Role.OFFICER, null, null));
        assertEquals(made, kid(after));
        get(after, "/api/v1/me").then().statusCode(200);
        get(before, "/api/v1/me").then().statusCode(200);
    }

    @Test
    void aTokenOfAnotherKeyIsNone() throws Exception {
        var token = tokenOf(account(Role.OFFICER, null, null));
        var claims = claims(token);
        var stranger = KeyPairGenerator.getInstance("RSA").generateKeyPair().getPrivate();
        var forged = Jwt.subject(claims.getString("sub")).upn(claims.getString("upn")).claim("sid", claims.getString("sid")).issuer("yardstick").audience("yardstick");
        get(forged.jws().keyId(kid(token)).sign(stranger), "/api/v1/me").then().statusCode(401);
        get(forged.jws().keyId("unknown").sign(stranger), "/api/v1/me").then().statusCode(401);
        get(forged.jws().sign(stranger), "/api/v1/me").then().statusCode(401);
        var unsigned = Base64.getUrlEncoder().withoutPadding().encodeToString(("{\"alg\":\"none\",\"kid\":\"" + kid(token) + "\"}").getBytes(StandardCharsets.UTF_8));
        get(unsigned + "." + token.split("\\.")[1] + ".", "/api/v1/me").then().statusCode(401);
    }

    /** As another instance that starts now. */
    private void forgetKeys() {
        keys.start(null);
    }

    private static String kid(String token) {
        return JsonPath.from(new String(Base64.getUrlDecoder().decode(token.split("\\.")[0]), StandardCharsets.UTF_8)).getString("kid");
    }
}
