package cn.yardstick.standing.rest;

import cn.yardstick.identity.Permission;
import cn.yardstick.officer.Officers;
import cn.yardstick.platform.concurrency.Writes;
import cn.yardstick.platform.concurrency.Written;
import cn.yardstick.platform.http.Params;
import cn.yardstick.platform.paging.Page;
import cn.yardstick.platform.paging.PageParams;
import cn.yardstick.standing.Standings;
import cn.yardstick.standing.Supposed;
import cn.yardstick.standing.WarningView;
import cn.yardstick.standing.Warnings;
import cn.yardstick.standing.rest.StandingMessages.OfficerRef;
import cn.yardstick.standing.rest.StandingMessages.StandingResponse;
import cn.yardstick.standing.rest.StandingMessages.UnitRef;
import cn.yardstick.standing.rest.StandingMessages.WarningResponse;
import cn.yardstick.standing.rest.StandingMessages.WarningSettingsRequest;
import cn.yardstick.standing.rest.StandingMessages.WarningSettingsResponse;
import cn.yardstick.standing.rest.StandingMessages.WhatIfRequest;
import cn.yardstick.standing.rest.StandingMessages.WhatIfResponse;
import cn.yardstick.unit.Units;
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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Set;

/** Own standing, what-if on oneself, and warnings. */
@Path("/api/v1/cycles/{cycleId}")
@Produces(MediaType.APPLICATION_JSON)
public class StandingResource {

    private final Standings standings;
    private final Warnings warnings;
    private final Officers officers;
    private final Units units;
    private final Writes writes;

    StandingResource(Standings standings, Warnings warnings, Officers officers, Units units, Writes writes) {
        this.standings = standings;
        this.warnings = warnings;
        this.officers = officers;
        this.units = units;
        this.writes = writes;
    }

    @GET
    @Path("/my-standing")
    @PermissionsAllowed(Permission.STANDING_OWN)
    public StandingResponse myStanding(@PathParam("cycleId") String cycleId) {
        return StandingResponse.of(standings.own(Params.pathId(cycleId)));
    }

    @POST
    @Path("/my-standing/what-if")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Permission.STANDING_OWN)
    public WhatIfResponse myWhatIf(@PathParam("cycleId") String cycleId, @NotNull @Valid WhatIfRequest request) {
        var added = request.entries().stream().map(one -> new Supposed.Added(Params.bodyId(one.clauseId()), one.points())).toList();
        var without = request.without() == null ? Set.<Long>of() : Set.copyOf(Params.bodyIds(request.without()));
        return WhatIfResponse.of(standings.suppose(Params.pathId(cycleId), new Supposed(added, request.withPending(), without)));
    }

    @GET
    @Path("/warning-settings")
    @PermissionsAllowed(Permission.CYCLES_READ)
    public Response getWarningSettings(@PathParam("cycleId") String cycleId) {
        var view = warnings.settings(Params.pathId(cycleId));
        return Writes.read(WarningSettingsResponse.of(view), view.version());
    }

    @PUT
    @Path("/warning-settings")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Permission.CYCLES_WRITE)
    public Response updateWarningSettings(@PathParam("cycleId") String cycleId, @NotNull @Valid WarningSettingsRequest request) {
        var id = Params.pathId(cycleId);
        return writes.change(version -> {
            var view = warnings.keep(id, version, request.warning(), request.critical(), request.leaderAfterDays());
            return new Written(WarningSettingsResponse.of(view), null, view.version());
        });
    }

    @GET
    @Path("/warnings")
    @PermissionsAllowed(Permission.WARNINGS_READ)
    public Page<WarningResponse> listWarnings(@PathParam("cycleId") String cycleId, @BeanParam PageParams params) {
        var page = warnings.list(Params.pathId(cycleId), params);
        return new Page<>(responses(page.items()), page.nextCursor());
    }

    private List<WarningResponse> responses(List<WarningView> views) {
        var badges = officers.badgesOf(views.stream().map(WarningView::officerId).toList());
        return views.stream().map(one -> new WarningResponse(Long.toString(one.id()), new OfficerRef(Long.toString(one.officerId()), badges.get(one.officerId()).badgeNo(), badges.get(one.officerId()).name()),
                new UnitRef(Long.toString(one.unitId()), units.nameOf(one.unitId())), one.level(), one.raisedAt(), one.leaderFrom())).toList();
    }
}
