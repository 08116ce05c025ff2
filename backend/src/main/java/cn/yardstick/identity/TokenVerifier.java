package cn.yardstick.identity;

import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import org.jose4j.jwx.JsonWebStructure;
import org.jose4j.lang.JoseException;

/** Verifies a token by the key that it names, out of the shared ones; everything else is the library's. */
@Alternative
@Priority(1)
@ApplicationScoped
class TokenVerifier extends JWTCallerPrincipalFactory {

    private final TokenKeys keys;
    private final JWTCallerPrincipalFactory library = new DefaultJWTCallerPrincipalFactory();

    TokenVerifier(TokenKeys keys) {
        this.keys = keys;
    }

    @Override
    public JWTCallerPrincipal parse(String token, JWTAuthContextInfo rules) throws ParseException {
        var key = keys.verifying(kid(token));
        if (key == null) {
            throw new ParseException("signed by no key of ours");
        }
        var withKey = new JWTAuthContextInfo(rules);
        withKey.setPublicVerificationKey(key);
        return library.parse(token, withKey);
    }

    private static String kid(String token) throws ParseException {
        try {
            return JsonWebStructure.fromCompactSerialization(token).getKeyIdHeaderValue();
        } catch (JoseException e) {
            throw new ParseException("no token", e);
        }
    }
}
