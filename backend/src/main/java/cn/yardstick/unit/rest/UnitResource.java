package cn.yardstick.unit.rest;

import cn.yardstick.audit.HistoryLine;
import cn.yardstick.identity.Permission;
import cn.yardstick.platform.concurrency.Writes;
import cn.yardstick.platform.concurrency.Written;
import cn.yardstick.platform.http.Params;
import cn.yardstick.platform.paging.Page;
import cn.yardstick.platform.paging.PageParams;
import cn.yardstick.unit.Headcount;
import cn.yardstick.unit.UnitKind;
import cn.yardstick.unit.UnitView;
import cn.yardstick.unit.Units;
import cn.yardstick.unit.rest.UnitMessages.CreateUnit;
import cn.yardstick.unit.rest.UnitMessages.UnitDetail;
import cn.yardstick.unit.rest.UnitMessages.UnitResponse;
import cn.yardstick.unit.rest.UnitMessages.UpdateUnit;
import io.quarkus.security.PermissionsAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Units over HTTP. */
@Path("/api/v1/units")
@Produces(MediaType.APPLICATION_JSON)
public class UnitResource {

    private final Units units;
    private final Headcount headcount;
    private final Writes writes;

    UnitResource(Units units, Headcount headcount, Writes writes) {
        this.units = units;
        this.headcount = headcount;
        this.writes = writes;
    }

    @GET
    @PermissionsAllowed(Permission.UNITS_READ)
    public Page<UnitResponse> listUnits(@BeanParam PageParams params, @QueryParam("q") String q, @QueryParam("below") String below, @QueryParam("kind") String kind) {
        return units.list(Params.text("q", q, 64), Params.id("below", below), Params.oneOf(UnitKind.class, "kind", kind), params).map(UnitResponse::of);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Permission.UNITS_WRITE)
    public Response createUnit(@NotNull @Valid CreateUnit request) {
        return writes.create(request, () -> {
            var unit = units.create(Params.bodyId(request.parentId()), request.code(), request.name(), request.kind(), request.area(), request.population());
            return new Written(detail(unit), "/api/v1/units/" + unit.id(), unit.version());
        });
    }

    @GET
    @Path("/{unitId}")
    @PermissionsAllowed(Permission.UNITS_READ)
    public Response getUnit(@PathParam("unitId") String unitId) {
        var unit = units.visible(Params.pathId(unitId));
        return Writes.read(detail(unit), unit.version());
    }

    @PUT
    @Path("/{unitId}")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Permission.UNITS_WRITE)
    public Response updateUnit(@PathParam("unitId") String unitId, @NotNull @Valid UpdateUnit request) {
        var id = units.visible(Params.pathId(unitId)).id();
        return writes.change(version -> {
            var unit = units.change(id, version, request.code(), request.name(), request.kind(), request.area(), request.population());
            return new Written(detail(unit), null, unit.version());
        });
    }

    @GET
    @Path("/{unitId}/history")
    @PermissionsAllowed(Permission.UNITS_HISTORY)
    public Page<HistoryLine> unitHistory(@PathParam("unitId") String unitId, @BeanParam PageParams params) {
        return units.history(Params.pathId(unitId), params);
    }

    private UnitDetail detail(UnitView unit) {
        return UnitDetail.of(unit, headcount.of(units.withBelow(unit.id())));
    }
}
