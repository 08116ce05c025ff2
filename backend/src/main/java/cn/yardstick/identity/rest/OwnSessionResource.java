package cn.yardstick.identity.rest;

import cn.yardstick.identity.OwnSessions;
import cn.yardstick.identity.OwnSessions.SessionView;
import cn.yardstick.identity.Permission;
import io.quarkus.security.PermissionsAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Where one is signed in. */
@Path("/api/v1/me/sessions")
@Produces(MediaType.APPLICATION_JSON)
public class OwnSessionResource {

    /** All of them; there are never many. */
    public record SessionList(List<SessionView> items) {
    }

    private final OwnSessions sessions;
    private final JsonWebToken token;

    OwnSessionResource(OwnSessions sessions, JsonWebToken token) {
        this.sessions = sessions;
        this.token = token;
    }

    @GET
    @PermissionsAllowed(Permission.ME)
    public SessionList mySessions() {
        return new SessionList(sessions.list(token.getClaim("sid")));
    }

    @DELETE
    @PermissionsAllowed(Permission.ME)
    public void endOtherSessions() {
        sessions.endOthers(token.getClaim("sid"));
    }

    @DELETE
    @Path("/{sessionId}")
    @PermissionsAllowed(Permission.ME)
    public void endSession(@PathParam("sessionId") String sessionId) {
        sessions.end(sessionId);
    }
}
