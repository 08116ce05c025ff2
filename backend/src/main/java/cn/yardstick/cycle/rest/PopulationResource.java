package cn.yardstick.cycle.rest;

import cn.yardstick.cycle.CycleView;
import cn.yardstick.cycle.Cycles;
import cn.yardstick.cycle.MemberView;
import cn.yardstick.cycle.Population;
import cn.yardstick.cycle.Stage;
import cn.yardstick.cycle.rest.CycleMessages.MemberResponse;
import cn.yardstick.cycle.rest.CycleMessages.MoveMember;
import cn.yardstick.cycle.rest.CycleMessages.PoolArrangementRequest;
import cn.yardstick.cycle.rest.CycleMessages.PoolList;
import cn.yardstick.cycle.rest.CycleMessages.PoolResponse;
import cn.yardstick.identity.Permission;
import cn.yardstick.officer.Officers;
import cn.yardstick.platform.concurrency.Writes;
import cn.yardstick.platform.concurrency.Written;
import cn.yardstick.platform.http.Params;
import cn.yardstick.platform.paging.Page;
import cn.yardstick.platform.paging.PageParams;
import cn.yardstick.unit.Units;
import io.quarkus.security.PermissionsAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** Pools and members of a cycle over HTTP. */
@Path("/api/v1/cycles/{cycleId}")
@Produces(MediaType.APPLICATION_JSON)
public class PopulationResource {

    private final Cycles cycles;
    private final Population population;
    private final Officers officers;
    private final Units units;
    private final Writes writes;

    PopulationResource(Cycles cycles, Population population, Officers officers, Units units, Writes writes) {
        this.cycles = cycles;
        this.population = population;
        this.officers = officers;
        this.units = units;
        this.writes = writes;
    }

    @GET
    @Path("/pools")
    @PermissionsAllowed(Permission.CYCLES_READ)
    public PoolList listPools(@PathParam("cycleId") String cycleId) {
        return pools(cycles.get(Params.pathId(cycleId)));
    }

    @POST
    @Path("/pool-arrangements")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Permission.CYCLES_WRITE)
    public Response arrangePool(@PathParam("cycleId") String cycleId, @NotNull @Valid PoolArrangementRequest request) {
        var cycle = cycles.get(Params.pathId(cycleId));
        return writes.create(List.of(cycle.id(), request), () -> {
            population.arrange(cycle.id(), Params.bodyId(request.unitId()), Params.bodyId(request.joinUnitId()), request.reason());
            return new Written(pools(cycle), "/api/v1/cycles/" + cycle.id() + "/pools", cycle.version());
        });
    }

    @GET
    @Path("/members")
    @PermissionsAllowed(Permission.CYCLES_MEMBERS)
    public Page<MemberResponse> listMembers(@PathParam("cycleId") String cycleId, @BeanParam PageParams params, @QueryParam("q") String q, @QueryParam("pool") String pool,
            @QueryParam("unit") String unit) {
        var id = Params.pathId(cycleId);
        var unitId = Params.id("unit", unit);
        var filter = new Population.Filter(Params.text("q", q, 64), Params.id("pool", pool), unitId == null ? null : units.withBelow(unitId));
        var page = population.list(id, filter, params);
        return new Page<>(responses(id, page.items()), page.nextCursor());
    }

    @GET
    @Path("/members/{officerId}")
    @PermissionsAllowed(Permission.CYCLES_MEMBERS)
    public Response getMember(@PathParam("cycleId") String cycleId, @PathParam("officerId") String officerId) {
        var member = population.visible(Params.pathId(cycleId), Params.pathId(officerId));
        return Writes.read(responses(member.cycleId(), List.of(member)).getFirst(), member.version());
    }

    @POST
    @Path("/members/{officerId}/pool")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Permission.CYCLES_WRITE)
    public Response moveMember(@PathParam("cycleId") String cycleId, @PathParam("officerId") String officerId, @NotNull @Valid MoveMember request) {
        var known = population.visible(Params.pathId(cycleId), Params.pathId(officerId));
        return writes.change(version -> {
            var member = population.move(known.cycleId(), known.officerId(), version, Params.bodyId(request.poolId()), request.reason());
            return new Written(responses(member.cycleId(), List.of(member)).getFirst(), null, member.version());
        });
    }

    private PoolList pools(CycleView cycle) {
        return new PoolList(population.pools(cycle).stream().map(pool -> PoolResponse.of(pool, units::nameOf)).toList(), cycle.stage() != Stage.PREPARATION);
    }

    private List<MemberResponse> responses(long cycleId, List<MemberView> members) {
        var names = officers.byIds(members.stream().map(MemberView::officerId).toList());
        var pools = cycles.pools(cycleId);
        return members.stream().map(member -> MemberResponse.of(member, names.get(member.officerId()), units.nameOf(member.unitId()), pools.get(member.poolId()))).toList();
    }
}
