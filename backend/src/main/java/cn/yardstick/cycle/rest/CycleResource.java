package cn.yardstick.cycle.rest;

import cn.yardstick.audit.HistoryLine;
import cn.yardstick.cycle.CycleView;
import cn.yardstick.cycle.Cycles;
import cn.yardstick.cycle.Gates;
import cn.yardstick.cycle.Stage;
import cn.yardstick.cycle.rest.CycleMessages.CycleRequest;
import cn.yardstick.cycle.rest.CycleMessages.CycleResponse;
import cn.yardstick.cycle.rest.CycleMessages.GateList;
import cn.yardstick.cycle.rest.CycleMessages.GateOverrideRequest;
import cn.yardstick.cycle.rest.CycleMessages.GateResponse;
import cn.yardstick.cycle.rest.CycleMessages.MoveStage;
import cn.yardstick.identity.Permission;
import cn.yardstick.platform.concurrency.Writes;
import cn.yardstick.platform.concurrency.Written;
import cn.yardstick.platform.http.Params;
import cn.yardstick.platform.paging.Page;
import cn.yardstick.platform.paging.PageParams;
import cn.yardstick.platform.problem.ProblemDocument;
import io.quarkus.security.PermissionsAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** Cycles, their stages and gates over HTTP. */
@Path("/api/v1/cycles")
@Produces(MediaType.APPLICATION_JSON)
public class CycleResource {

    private final Cycles cycles;
    private final Gates gates;
    private final Writes writes;

    CycleResource(Cycles cycles, Gates gates, Writes writes) {
        this.cycles = cycles;
        this.gates = gates;
        this.writes = writes;
    }

    @GET
    @PermissionsAllowed(Permission.CYCLES_READ)
    public Page<CycleResponse> listCycles(@BeanParam PageParams params, @QueryParam("stage") String stage) {
        return cycles.list(Params.oneOf(Stage.class, "stage", stage), params).map(CycleResponse::of);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Permission.CYCLES_WRITE)
    public Response createCycle(@NotNull @Valid CycleRequest request) {
        return writes.create(request, () -> {
            var cycle = cycles.create(request.plan());
            return new Written(CycleResponse.of(cycle), "/api/v1/cycles/" + cycle.id(), cycle.version());
        });
    }

    @GET
    @Path("/{cycleId}")
    @PermissionsAllowed(Permission.CYCLES_READ)
    public Response getCycle(@PathParam("cycleId") String cycleId) {
        var cycle = known(cycleId);
        return Writes.read(CycleResponse.of(cycle), cycle.version());
    }

    @PUT
    @Path("/{cycleId}")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Permission.CYCLES_WRITE)
    public Response updateCycle(@PathParam("cycleId") String cycleId, @NotNull @Valid CycleRequest request) {
        var id = known(cycleId).id();
        return writes.change(version -> written(cycles.change(id, version, request.plan())));
    }

    @GET
    @Path("/{cycleId}/gates")
    @PermissionsAllowed(Permission.CYCLES_READ)
    public GateList listGates(@PathParam("cycleId") String cycleId, @HeaderParam("Accept-Language") String language) {
        return gateList(known(cycleId), language);
    }

    @POST
    @Path("/{cycleId}/gate-overrides")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Permission.CYCLES_WRITE)
    public Response overrideGate(@PathParam("cycleId") String cycleId, @NotNull @Valid GateOverrideRequest request, @HeaderParam("Accept-Language") String language) {
        var id = known(cycleId).id();
        return writes.create(List.of(id, request), () -> {
            gates.pass(id, request.gate(), request.reason());
            return new Written(gateList(cycles.get(id), language), "/api/v1/cycles/" + id + "/gates", cycles.get(id).version());
        });
    }

    @POST
    @Path("/{cycleId}/stage")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Permission.CYCLES_WRITE)
    public Response moveStage(@PathParam("cycleId") String cycleId, @NotNull @Valid MoveStage request) {
        var id = known(cycleId).id();
        return writes.change(version -> written(cycles.moveStage(id, version, request.to())));
    }

    @GET
    @Path("/{cycleId}/history")
    @PermissionsAllowed(Permission.CYCLES_READ)
    public Page<HistoryLine> cycleHistory(@PathParam("cycleId") String cycleId, @BeanParam PageParams params) {
        return cycles.history(Params.pathId(cycleId), params);
    }

    private CycleView known(String cycleId) {
        return cycles.get(Params.pathId(cycleId));
    }

    private GateList gateList(CycleView cycle, String language) {
        var english = ProblemDocument.english(language);
        var next = cycle.stage() == Stage.FINAL ? null : Stage.values()[cycle.stage().ordinal() + 1];
        var seen = gates.look(cycle);
        return new GateList(cycle.stage(), next, cycles.mayMove(cycle, seen), seen.stream().map(one -> GateResponse.of(one, english)).toList());
    }

    private static Written written(CycleView cycle) {
        return new Written(CycleResponse.of(cycle), null, cycle.version());
    }
}
