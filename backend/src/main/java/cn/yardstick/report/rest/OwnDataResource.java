package cn.yardstick.report.rest;

import cn.yardstick.identity.Permission;
import cn.yardstick.report.OwnData;
import io.quarkus.security.PermissionsAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Everything about oneself, to take along. */
@Path("/api/v1/me/data")
@Produces(MediaType.APPLICATION_JSON)
public class OwnDataResource {

    private final OwnData data;
    private final JsonWebToken token;

    OwnDataResource(OwnData data, JsonWebToken token) {
        this.data = data;
        this.token = token;
    }

    @GET
    @PermissionsAllowed(Permission.ME)
    public Response myData() {
        return Response.ok(data.of(token.getClaim("sid"))).header("Content-Disposition", "attachment; filename=\"yardstick-own-data.json\"").build();
    }
}
