package cn.yardstick.publication.rest;

import cn.yardstick.identity.Permission;
import cn.yardstick.platform.http.Params;
import cn.yardstick.platform.paging.Page;
import cn.yardstick.platform.paging.PageParams;
import cn.yardstick.publication.Rotations;
import cn.yardstick.publication.rest.RotationMessages.RotationUnit;
import io.quarkus.security.PermissionsAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Who was four over the years, over HTTP. */
@Path("/api/v1/cycles/{cycleId}/rotations")
@Produces(MediaType.APPLICATION_JSON)
public class RotationResource {

    private final Rotations rotations;

    RotationResource(Rotations rotations) {
        this.rotations = rotations;
    }

    @GET
    @PermissionsAllowed(Permission.PUBLICATIONS_ROTATIONS)
    public Page<RotationUnit> listRotations(@PathParam("cycleId") String cycleId, @BeanParam PageParams params) {
        return rotations.of(Params.pathId(cycleId), params).map(RotationUnit::of);
    }
}
