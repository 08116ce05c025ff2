package cn.yardstick.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.security.PublicKey;
import java.time.Duration;
import org.jose4j.jwx.JsonWebStructure;
import org.jose4j.lang.JoseException;

/** Verifies a token by the key that it names, out of the shared ones; everything else is the library's. */
@Alternative
@Priority(1)
@ApplicationScoped
class TokenVerifier extends JWTCallerPrincipalFactory {

    /** A token that was found genuine: by which key, and until when it is valid (seconds since 1970). */
    private record Genuine(JWTCallerPrincipal principal, String kid, PublicKey key, long until) {
    }

    /** A signature is verified once a minute at most: by each request it costs as much as all the rest of it. */
    private final Cache<String, Genuine> known = Caffeine.newBuilder().expireAfterWrite(Duration.ofMinutes(1)).maximumSize(10_000).build();
    private final TokenKeys keys;
    private final JWTCallerPrincipalFactory library = new DefaultJWTCallerPrincipalFactory();

    TokenVerifier(TokenKeys keys) {
        this.keys = keys;
    }

    @Override
    public JWTCallerPrincipal parse(String token, JWTAuthContextInfo rules) throws ParseException {
        var genuine = known.getIfPresent(token);
        // What may change between two requests is asked each time: is the key still one of ours, is the token's time over?
        if (genuine != null && genuine.key().equals(keys.verifying(genuine.kid())) && System.currentTimeMillis() / 1000 < genuine.until()) {
            return genuine.principal();
        }
        var kid = kid(token);
        var key = keys.verifying(kid);
        if (key == null) {
            throw new ParseException("signed by no key of ours");
        }
        var withKey = new JWTAuthContextInfo(rules);
        withKey.setPublicVerificationKey(key);
        var principal = library.parse(token, withKey);
        known.put(token, new Genuine(principal, kid, key, principal.getExpirationTime()));
        return principal;
    }

    private static String kid(String token) throws ParseException {
        try {
            return JsonWebStructure.fromCompactSerialization(token).getKeyIdHeaderValue();
        } catch (JoseException e) {
            throw new ParseException("no token", e);
        }
    }
}
