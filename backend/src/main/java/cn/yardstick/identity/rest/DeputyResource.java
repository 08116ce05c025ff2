package cn.yardstick.identity.rest;

import cn.yardstick.audit.HistoryLine;
import cn.yardstick.identity.Deputies;
import cn.yardstick.identity.DeputySide;
import cn.yardstick.identity.DeputyshipView;
import cn.yardstick.identity.Permission;
import cn.yardstick.identity.rest.AccountRequests.Reason;
import cn.yardstick.identity.rest.DeputyMessages.CandidateList;
import cn.yardstick.identity.rest.DeputyMessages.DeputyshipRequest;
import cn.yardstick.identity.rest.DeputyMessages.DeputyshipResponse;
import cn.yardstick.platform.concurrency.Writes;
import cn.yardstick.platform.concurrency.Written;
import cn.yardstick.platform.http.Params;
import cn.yardstick.platform.paging.Page;
import cn.yardstick.platform.paging.PageParams;
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
import java.util.stream.Stream;

/** Leaders' queues in other hands. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
public class DeputyResource {

    private final Deputies deputies;
    private final AccountResponses names;
    private final Writes writes;

    DeputyResource(Deputies deputies, AccountResponses names, Writes writes) {
        this.deputies = deputies;
        this.names = names;
        this.writes = writes;
    }

    @GET
    @Path("/deputyships")
    @PermissionsAllowed(Permission.DEPUTIES_READ)
    public Page<DeputyshipResponse> listDeputyships(@BeanParam PageParams params, @QueryParam("side") String side, @QueryParam("active") String active) {
        var page = deputies.list(Params.oneOf(DeputySide.class, "side", side), Boolean.TRUE.equals(Params.flag("active", active)), params);
        return new Page<>(responses(page.items()), page.nextCursor());
    }

    @POST
    @Path("/deputyships")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Permission.DEPUTIES_WRITE)
    public Response createDeputyship(@NotNull @Valid DeputyshipRequest request) {
        return writes.create(request, () -> {
            var one = deputies.give(Params.bodyId(request.officerId()), Params.bodyId(request.unitId()), request.from(), request.until(), request.reason());
            return new Written(response(one), "/api/v1/deputyships/" + one.id(), one.version());
        });
    }

    @GET
    @Path("/deputyships/{deputyshipId}")
    @PermissionsAllowed(Permission.DEPUTIES_READ)
    public Response getDeputyship(@PathParam("deputyshipId") String deputyshipId) {
        var one = deputies.visible(Params.pathId(deputyshipId));
        return Writes.read(response(one), one.version());
    }

    @POST
    @Path("/deputyships/{deputyshipId}/end")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Permission.DEPUTIES_END)
    public Response endDeputyship(@PathParam("deputyshipId") String deputyshipId, @NotNull @Valid Reason request) {
        var id = deputies.visible(Params.pathId(deputyshipId)).id();
        return writes.change(version -> {
            var one = deputies.end(id, version, request.reason());
            return new Written(response(one), null, one.version());
        });
    }

    @GET
    @Path("/deputyships/{deputyshipId}/history")
    @PermissionsAllowed(Permission.DEPUTIES_READ)
    public Page<HistoryLine> deputyshipHistory(@PathParam("deputyshipId") String deputyshipId, @BeanParam PageParams params) {
        return deputies.history(Params.pathId(deputyshipId), params);
    }

    @GET
    @Path("/deputy-candidates")
    @PermissionsAllowed(Permission.DEPUTIES_WRITE)
    public CandidateList listDeputyCandidates(@QueryParam("unit") String unit) {
        return new CandidateList(names.officers(deputies.candidates(Params.id("unit", unit))));
    }

    private DeputyshipResponse response(DeputyshipView one) {
        return responses(List.of(one)).getFirst();
    }

    /** The officers of all by one statement. */
    private List<DeputyshipResponse> responses(List<DeputyshipView> views) {
        var people = names.byId(views.stream().flatMap(one -> Stream.of(one.giverOfficerId(), one.deputyOfficerId())).toList());
        return views.stream().map(one -> new DeputyshipResponse(Long.toString(one.id()), people.get(one.giverOfficerId()), people.get(one.deputyOfficerId()), names.unit(one.unitId()), one.from(),
                one.until(), one.reason(), one.state(), one.givenAt(), one.endedAt(), one.endedBy(), one.endCause(), one.endReason(), deputies.mayEnd(one), one.version())).toList();
    }
}
