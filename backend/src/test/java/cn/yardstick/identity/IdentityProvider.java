package cn.yardstick.identity;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;

/** A small identity provider that keeps to OpenID Connect Core and PKCE: discovery, authorization, token, keys; {@link #user} is who stands before it. */
public final class IdentityProvider implements AutoCloseable {

    public static final String CLIENT = "yardstick-test";
    public static final String SECRET = "a secret of the provider's & the service's";

    private record Granted(Map<String, String> asked, String user) {
    }

    private final HttpServer server;
    private final RsaJsonWebKey key;
    private final Map<String, Granted> codes = new ConcurrentHashMap<>();
    public String user = "nobody";
    /** Spoils the ID token before it is signed. */
    Consumer<JwtClaims> spoil = claims -> { };
    RsaJsonWebKey signsWith;

    public IdentityProvider() throws Exception {
        key = RsaJwkGenerator.generateJwk(2048);
        key.setKeyId("p1");
        signsWith = key;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/.well-known/openid-configuration", exchange -> answer(exchange, 200, "{\"issuer\":\"" + issuer() + "\",\"authorization_endpoint\":\"" + issuer() + "/authorize\",\"token_endpoint\":\""
                + issuer() + "/token\",\"jwks_uri\":\"" + issuer() + "/keys\",\"response_types_supported\":[\"code\"],\"subject_types_supported\":[\"public\"],\"id_token_signing_alg_values_supported\":[\"RS256\"]}"));
        server.createContext("/keys", exchange -> answer(exchange, 200, new JsonWebKeySet(key).toJson()));
        server.createContext("/authorize", this::authorize);
        server.createContext("/token", this::token);
        server.start();
    }

    public String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void authorize(HttpExchange exchange) throws IOException {
        var asked = fields(exchange.getRequestURI().getRawQuery());
        var right = "code".equals(asked.get("response_type")) && CLIENT.equals(asked.get("client_id")) && asked.get("scope").contains("openid") && "S256".equals(asked.get("code_challenge_method"));
        if (!right) {
            answer(exchange, 400, "{\"error\":\"invalid_request\"}");
            return;
        }
        var code = UUID.randomUUID().toString();
        codes.put(code, new Granted(asked, user));
        exchange.getResponseHeaders().set("Location", asked.get("redirect_uri") + "?code=" + code + "&state=" + asked.get("state"));
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    private void token(HttpExchange exchange) throws IOException {
        var sent = fields(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        var granted = codes.remove(sent.getOrDefault("code", ""));
        var header = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")).replaceFirst("^Basic ", "");
        var client = new String(Base64.getDecoder().decode(header), StandardCharsets.UTF_8).split(":");
        try {
            var right = granted != null && CLIENT.equals(decoded(client[0])) && SECRET.equals(decoded(client[1])) && "authorization_code".equals(sent.get("grant_type"))
                    && granted.asked().get("redirect_uri").equals(sent.get("redirect_uri"))
                    && granted.asked().get("code_challenge").equals(Base64.getUrlEncoder().withoutPadding().encodeToString(MessageDigest.getInstance("SHA-256").digest(sent.get("code_verifier").getBytes(StandardCharsets.US_ASCII))));
            if (right) {
                answer(exchange, 200, "{\"access_token\":\"x\",\"token_type\":\"Bearer\",\"expires_in\":60,\"id_token\":\"" + idToken(granted) + "\"}");
            } else {
                answer(exchange, 400, "{\"error\":\"invalid_grant\"}");
            }
        } catch (Exception e) {
            throw new IOException(e);
        }
    }

    private String idToken(Granted granted) throws Exception {
        var claims = new JwtClaims();
        claims.setIssuer(issuer());
        claims.setSubject("subject-of-" + granted.user());
        claims.setAudience(CLIENT);
        claims.setIssuedAtToNow();
        claims.setExpirationTime(NumericDate.fromSeconds(NumericDate.now().getValue() + 300));
        claims.setStringClaim("nonce", granted.asked().get("nonce"));
        claims.setStringClaim("preferred_username", granted.user());
        spoil.accept(claims);
        var token = new JsonWebSignature();
        token.setPayload(claims.toJson());
        token.setKey(signsWith.getPrivateKey());
        token.setKeyIdHeaderValue(key.getKeyId());
        token.setAlgorithmHeaderValue("RS256");
        return token.getCompactSerialization();
    }

    private static Map<String, String> fields(String form) {
        return Arrays.stream(form.split("&")).map(field -> field.split("=", 2)).collect(Collectors.toMap(pair -> decoded(pair[0]), pair -> decoded(pair[1])));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
