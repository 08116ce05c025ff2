package cn.yardstick.identity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.jose4j.lang.JoseException;

/** The bureau's identity provider as OpenID Connect Core speaks of it: discovery, token endpoint, ID token. Off unless an issuer is configured. */
@ApplicationScoped
class OpenIdProvider {

    static final String ISSUER = "yardstick.oidc.issuer";
    static final String CLIENT_ID = "yardstick.oidc.client-id";
    static final String CLIENT_SECRET = "yardstick.oidc.client-secret";
    /** Address of this service as browsers know it. */
    static final String PUBLIC_URL = "yardstick.public-url";
    private static final String CALLBACK = "/api/v1/sessions/provider/callback";
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int SKEW_SECONDS = 60;

    /** The provider said no, or something that is not to be believed. */
    static final class Refused extends Exception {
        Refused(String why, Throwable cause) {
            super(why, cause);
        }
    }

    private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).followRedirects(HttpClient.Redirect.NEVER).build();
    private final ObjectMapper json;

    OpenIdProvider(ObjectMapper json) {
        this.json = json;
    }

    boolean configured() {
        return !setting(ISSUER).isEmpty();
    }

    /** Where the browser goes (Core, section 3.1.2.1), with PKCE (RFC 7636). */
    URI authorization(String state, String nonce, String challenge) throws Refused {
        var query = new LinkedHashMap<String, String>();
        query.put("response_type", "code");
        query.put("client_id", setting(CLIENT_ID));
        query.put("redirect_uri", callback());
        query.put("scope", "openid profile");
        query.put("state", state);
        query.put("nonce", nonce);
        query.put("code_challenge", challenge);
        query.put("code_challenge_method", "S256");
        var endpoint = found().path("authorization_endpoint").asText();
        return URI.create(endpoint + (endpoint.contains("?") ? "&" : "?") + form(query));
    }

    /** The name that the provider vouches for, in exchange for the code (Core, sections 3.1.3.1 and 3.1.3.7). */
    String username(String code, String verifier, String nonce) throws Refused {
        var found = found();
        var basic = Base64.getEncoder().encodeToString((encoded(setting(CLIENT_ID)) + ":" + encoded(setting(CLIENT_SECRET))).getBytes(StandardCharsets.UTF_8));
        var answer = send(HttpRequest.newBuilder(URI.create(found.path("token_endpoint").asText())).header("Authorization", "Basic " + basic)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form(Map.of("grant_type", "authorization_code", "code", code, "redirect_uri", callback(), "code_verifier", verifier)))));
        try {
            var claims = verified(answer.path("id_token").asText(), send(HttpRequest.newBuilder(URI.create(found.path("jwks_uri").asText()))).toString());
            if (!nonce.equals(claims.getStringClaimValue("nonce")) || claims.getAudience().size() > 1 && !setting(CLIENT_ID).equals(claims.getStringClaimValue("azp"))) {
                throw new Refused("an ID token of another sign-in", null);
            }
            var name = claims.getStringClaimValue(ConfigProvider.getConfig().getOptionalValue("yardstick.oidc.username-claim", String.class).orElse("preferred_username"));
            if (name == null) {
                throw new Refused("an ID token without a name", null);
            }
            return name;
        } catch (MalformedClaimException e) {
            throw new Refused("an ID token with strange claims", e);
        }
    }

    private JwtClaims verified(String idToken, String keys) throws Refused {
        try {
            return new JwtConsumerBuilder().setVerificationKeyResolver(new JwksVerificationKeyResolver(new JsonWebKeySet(keys).getJsonWebKeys()))
                    .setJwsAlgorithmConstraints(new AlgorithmConstraints(ConstraintType.PERMIT, "RS256", "PS256", "ES256")).setExpectedIssuer(setting(ISSUER)).setExpectedAudience(setting(CLIENT_ID))
                    .setRequireExpirationTime().setRequireIssuedAt().setRequireSubject().setAllowedClockSkewInSeconds(SKEW_SECONDS).build().processToClaims(idToken);
        } catch (InvalidJwtException | JoseException e) {
            throw new Refused("an ID token that is not valid", e);
        }
    }

    private JsonNode found() throws Refused {
        var issuer = setting(ISSUER);
        var found = send(HttpRequest.newBuilder(URI.create(issuer.replaceAll("/$", "") + "/.well-known/openid-configuration")));
        if (!issuer.equals(found.path("issuer").asText())) {
            throw new Refused("a provider of another name", null);
        }
        return found;
    }

    private JsonNode send(HttpRequest.Builder request) throws Refused {
        try {
            var answer = http.send(request.timeout(PATIENCE).header("Accept", "application/json").build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new Refused("the provider answered " + answer.statusCode(), null);
            }
            return json.readTree(answer.body());
        } catch (IOException e) {
            throw new Refused("the provider cannot be reached or understood", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refused("interrupted", e);
        }
    }

    private static String callback() {
        return setting(PUBLIC_URL).replaceAll("/$", "") + CALLBACK;
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream().map(field -> field.getKey() + "=" + encoded(field.getValue())).collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String setting(String name) {
        return ConfigProvider.getConfig().getOptionalValue(name, String.class).orElse("");
    }
}
