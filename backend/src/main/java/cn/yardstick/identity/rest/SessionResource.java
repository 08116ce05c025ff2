package cn.yardstick.identity.rest;

import cn.yardstick.identity.Permission;
import cn.yardstick.identity.Sessions;
import cn.yardstick.identity.rest.SessionRequests.SignIn;
import io.quarkus.security.PermissionsAllowed;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Sign in, go on, sign out. The refresh token lives in a cookie that scripts cannot read. */
@Path("/api/v1/sessions")
@Produces(MediaType.APPLICATION_JSON)
public class SessionResource {

    private static final String COOKIE = "yardstick_refresh";
    private static final String COOKIE_PATH = "/api/v1/sessions";

    /** What a program or the page needs to go on. */
    public record SessionResponse(String accessToken, String tokenType, int expiresIn, boolean mustChangePassword) {
    }

    private final Sessions sessions;
    private final JsonWebToken token;
    private final boolean behindTls;

    SessionResource(Sessions sessions, JsonWebToken token, @ConfigProperty(name = "yardstick.behind-tls", defaultValue = "false") boolean behindTls) {
        this.sessions = sessions;
        this.token = token;
        this.behindTls = behindTls;
    }

    @POST
    @PermitAll
    @Consumes(MediaType.APPLICATION_JSON)
    public Response signIn(@NotNull @Valid SignIn request, UriInfo uri) {
        return answer(Response.Status.CREATED, sessions.signIn(request.username(), request.password()), uri);
    }

    @POST
    @Path("/refresh")
    @PermitAll
    public Response refresh(@CookieParam(COOKIE) String refreshToken, UriInfo uri) {
        return answer(Response.Status.OK, sessions.refresh(refreshToken), uri);
    }

    @DELETE
    @Path("/current")
    @PermissionsAllowed(Permission.ME)
    public Response signOut(UriInfo uri) {
        sessions.end(token.getClaim("sid"));
        return Response.noContent().cookie(cookie("", 0, uri)).build();
    }

    private Response answer(Response.Status status, Sessions.Tokens tokens, UriInfo uri) {
        var body = new SessionResponse(tokens.access(), "Bearer", (int) Sessions.ACCESS.toSeconds(), tokens.mustChangePassword());
        return Response.status(status).entity(body).header("Cache-Control", "no-store")
                .cookie(cookie(tokens.refresh(), (int) Sessions.LIFE.toSeconds(), uri)).build();
    }

    /** Secure wherever a browser takes it: behind TLS, and on this machine's own name. */
    private NewCookie cookie(String value, int maxAge, UriInfo uri) {
        var host = uri.getBaseUri().getHost();
        var secure = behindTls || "https".equals(uri.getBaseUri().getScheme()) || "localhost".equals(host);
        return new NewCookie.Builder(COOKIE).value(value).path(COOKIE_PATH).maxAge(maxAge).httpOnly(true).secure(secure).sameSite(NewCookie.SameSite.STRICT).build();
    }
}
