package cn.yardstick.identity.rest;

import cn.yardstick.identity.ClientTokens;
import cn.yardstick.identity.rest.ClientMessages.ClientTokenResponse;
import cn.yardstick.platform.problem.ProblemType;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;

/** Where other systems get their tokens: OAuth 2.0, client credentials, in the form that every library of it sends. */
@Path("/api/v1/client-tokens")
@Produces(MediaType.APPLICATION_JSON)
public class ClientTokenResource {

    private static final Set<String> FIELDS = Set.of("grant_type", "client_id", "client_secret", "scope");
    private static final int LONGEST = 256;

    private record Credentials(String name, String secret) {
    }

    private final ClientTokens tokens;

    ClientTokenResource(ClientTokens tokens) {
        this.tokens = tokens;
    }

    @POST
    @PermitAll
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public ClientTokenResponse issueClientToken(MultivaluedMap<String, String> form, @HeaderParam("Authorization") String authorization) {
        if (form == null || !FIELDS.containsAll(form.keySet()) || form.values().stream().anyMatch(values -> values.size() != 1 || values.getFirst().length() > LONGEST)) {
            throw ProblemType.MALFORMED.raise();
        }
        if (!"client_credentials".equals(form.getFirst("grant_type"))) {
            throw ProblemType.MALFORMED.raise("grant_type 应为 client_credentials。", "grant_type is client_credentials.").at("/grant_type");
        }
        var credentials = authorization == null ? inForm(form) : inHeader(authorization);
        var token = tokens.issue(credentials.name(), credentials.secret(), form.getFirst("scope"));
        return new ClientTokenResponse(token.access(), "Bearer", (int) ClientTokens.LIFE.toSeconds(), token.scope());
    }

    private static Credentials inForm(MultivaluedMap<String, String> form) {
        if (form.getFirst("client_id") == null || form.getFirst("client_secret") == null) {
            throw ProblemType.WRONG_CREDENTIALS.raise();
        }
        return new Credentials(form.getFirst("client_id"), form.getFirst("client_secret"));
    }

    /** RFC 6749, section 2.3.1: both halves are form-encoded before they are joined. */
    private static Credentials inHeader(String authorization) {
        try {
            if (authorization.regionMatches(true, 0, "Basic ", 0, 6) && authorization.length() < 4 * LONGEST) {
                var halves = new String(Base64.getDecoder().decode(authorization.substring(6).strip()), StandardCharsets.UTF_8).split(":", 2);
                if (halves.length == 2) {
                    return new Credentials(URLDecoder.decode(halves[0], StandardCharsets.UTF_8), URLDecoder.decode(halves[1], StandardCharsets.UTF_8));
                }
            }
        } catch (IllegalArgumentException e) {
            throw ProblemType.WRONG_CREDENTIALS.raise();
        }
        throw ProblemType.WRONG_CREDENTIALS.raise();
    }
}
