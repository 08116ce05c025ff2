package cn.yardstick.identity.rest;

import cn.yardstick.identity.Permission;
import cn.yardstick.identity.Sessions;
import cn.yardstick.identity.rest.SessionRequests.SignIn;
import io.quarkus.security.PermissionsAllowed;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Sign in, go on, sign out. */
@Path("/api/v1/sessions")
@Produces(MediaType.APPLICATION_JSON)
public class SessionResource {

    private final Sessions sessions;
    private final SessionAnswers answers;
    private final JsonWebToken token;

    SessionResource(Sessions sessions, SessionAnswers answers, JsonWebToken token) {
        this.sessions = sessions;
        this.answers = answers;
        this.token = token;
    }

    @POST
    @PermitAll
    @Consumes(MediaType.APPLICATION_JSON)
    public Response signIn(@NotNull @Valid SignIn request) {
        return answers.answer(Response.Status.CREATED, sessions.signIn(request.username(), request.password(), request.otp()));
    }

    @POST
    @Path("/refresh")
    @PermitAll
    public Response refreshSession(@CookieParam(SessionAnswers.COOKIE) String refreshToken, @HeaderParam("Renewal-Key") @Size(min = 16, max = 100) String renewalKey) {
        return answers.answer(Response.Status.OK, sessions.refresh(refreshToken, renewalKey));
    }

    @DELETE
    @Path("/current")
    @PermissionsAllowed(Permission.ME)
    public Response signOut() {
        sessions.end(token.getClaim("sid"));
        return answers.ended();
    }
}
