package cn.yardstick.identity.rest;

import cn.yardstick.identity.TokenKeys;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;

/** The key set by which anybody can verify a token of this service. */
@Path("/api/v1/signing-keys")
@Produces(MediaType.APPLICATION_JSON)
public class SigningKeyResource {

    /** A JWK set (RFC 7517), public halves alone. */
    public record KeySet(List<Map<String, Object>> keys) {
    }

    private final TokenKeys keys;

    SigningKeyResource(TokenKeys keys) {
        this.keys = keys;
    }

    @GET
    @PermitAll
    public KeySet publishedKeys() {
        return new KeySet(keys.published());
    }
}
