package cn.yardstick.officer.rest;

import cn.yardstick.audit.HistoryLine;
import cn.yardstick.identity.CurrentActor;
import cn.yardstick.identity.Permission;
import cn.yardstick.kernel.Post;
import cn.yardstick.officer.OfficerList;
import cn.yardstick.officer.OfficerState;
import cn.yardstick.officer.OfficerView;
import cn.yardstick.officer.Officers;
import cn.yardstick.officer.PersonalRecords;
import cn.yardstick.officer.rest.OfficerMessages.Assign;
import cn.yardstick.officer.rest.OfficerMessages.AssignmentList;
import cn.yardstick.officer.rest.OfficerMessages.AssignmentResponse;
import cn.yardstick.officer.rest.OfficerMessages.CreateOfficer;
import cn.yardstick.officer.rest.OfficerMessages.OfficerResponse;
import cn.yardstick.officer.rest.OfficerMessages.PersonalData;
import cn.yardstick.officer.rest.OfficerMessages.UpdateOfficer;
import cn.yardstick.officer.rest.OfficerMessages.UpdatePersonalData;
import cn.yardstick.platform.concurrency.Writes;
import cn.yardstick.platform.concurrency.Written;
import cn.yardstick.platform.http.Params;
import cn.yardstick.platform.paging.Page;
import cn.yardstick.platform.paging.PageParams;
import cn.yardstick.platform.problem.ProblemType;
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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** Officers over HTTP. */
@Path("/api/v1/officers")
@Produces(MediaType.APPLICATION_JSON)
public class OfficerResource {

    private final Officers officers;
    private final OfficerList list;
    private final PersonalRecords personalRecords;
    private final Units units;
    private final CurrentActor actor;
    private final Writes writes;

    OfficerResource(Officers officers, OfficerList list, PersonalRecords personalRecords, Units units, CurrentActor actor, Writes writes) {
        this.officers = officers;
        this.list = list;
        this.personalRecords = personalRecords;
        this.units = units;
        this.actor = actor;
        this.writes = writes;
    }

    @GET
    @PermissionsAllowed(Permission.OFFICERS_READ)
    public Page<OfficerResponse> listOfficers(@BeanParam PageParams params, @QueryParam("q") String q, @QueryParam("unit") String unit, @QueryParam("post") String post,
            @QueryParam("state") String state) {
        var unitId = Params.id("unit", unit);
        var filter = new OfficerList.Filter(Params.text("q", q, 64), unitId == null ? null : units.withBelow(unitId), Params.oneOf(Post.class, "post", post),
                Params.oneOf(OfficerState.class, "state", state));
        return list.page(filter, actor.get().reach(Permission.OFFICERS_READ), params).map(this::response);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Permission.OFFICERS_WRITE)
    public Response createOfficer(@NotNull @Valid CreateOfficer request) {
        return writes.create(request, () -> {
            var officer = officers.create(request.officer());
            return new Written(response(officer), "/api/v1/officers/" + officer.id(), officer.version());
        });
    }

    @GET
    @Path("/{officerId}")
    @PermissionsAllowed(Permission.OFFICERS_READ)
    public Response getOfficer(@PathParam("officerId") String officerId) {
        var officer = officers.visible(Params.pathId(officerId));
        return Writes.read(response(officer), officer.version());
    }

    @PUT
    @Path("/{officerId}")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Permission.OFFICERS_WRITE)
    public Response updateOfficer(@PathParam("officerId") String officerId, @NotNull @Valid UpdateOfficer request) {
        var id = visible(officerId);
        return writes.change(version -> {
            var officer = officers.change(id, version, request.badgeNo(), request.name(), request.policeRank(), request.education(), request.joinedOn(), request.state());
            return new Written(response(officer), null, officer.version());
        });
    }

    @GET
    @Path("/{officerId}/personal-data")
    @PermissionsAllowed(Permission.OFFICERS_PERSONAL)
    public Response getPersonalData(@PathParam("officerId") String officerId) {
        var data = personalRecords.read(personal(officerId));
        return Writes.read(PersonalData.of(data), data.version());
    }

    @PUT
    @Path("/{officerId}/personal-data")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Permission.OFFICERS_WRITE)
    public Response updatePersonalData(@PathParam("officerId") String officerId, @NotNull @Valid UpdatePersonalData request) {
        var id = visible(officerId);
        return writes.change(version -> {
            var data = personalRecords.change(id, version, request.sex(), request.birthDate(), request.phone());
            return new Written(PersonalData.of(data), null, data.version());
        });
    }

    @GET
    @Path("/{officerId}/assignments")
    @PermissionsAllowed(Permission.OFFICERS_READ)
    public AssignmentList listAssignments(@PathParam("officerId") String officerId) {
        return new AssignmentList(officers.assignmentsOf(visible(officerId)).stream().map(view -> AssignmentResponse.of(view, units.nameOf(view.unitId()))).toList());
    }

    @POST
    @Path("/{officerId}/assignments")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Permission.OFFICERS_WRITE)
    public Response assignOfficer(@PathParam("officerId") String officerId, @NotNull @Valid Assign request) {
        var id = visible(officerId);
        return writes.create(List.of(id, request), () -> {
            var view = officers.assign(id, Params.bodyId(request.unitId()), request.post(), request.leadershipRole(), request.from());
            return new Written(AssignmentResponse.of(view, units.nameOf(view.unitId())), "/api/v1/officers/" + id + "/assignments", officers.get(id).version());
        });
    }

    @GET
    @Path("/{officerId}/history")
    @PermissionsAllowed(Permission.OFFICERS_PERSONAL)
    public Page<HistoryLine> officerHistory(@PathParam("officerId") String officerId, @BeanParam PageParams params) {
        return officers.history(personal(officerId), params);
    }

    private long visible(String officerId) {
        return officers.visible(Params.pathId(officerId)).id();
    }

    /** Who is seen, but not so closely: 403. */
    private long personal(String officerId) {
        var officer = officers.visible(Params.pathId(officerId));
        if (!actor.get().reach(Permission.OFFICERS_PERSONAL).covers(officer.unitId(), officer.id())) {
            throw ProblemType.NOT_ALLOWED.raise();
        }
        return officer.id();
    }

    private OfficerResponse response(OfficerView officer) {
        return OfficerResponse.of(officer, units.nameOf(officer.unitId()));
    }
}
