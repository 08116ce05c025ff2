package cn.yardstick.appeal.rest;

import cn.yardstick.appeal.Decisions;
import cn.yardstick.appeal.ObjectionMatter;
import cn.yardstick.appeal.ObjectionRows;
import cn.yardstick.appeal.ObjectionState;
import cn.yardstick.appeal.ObjectionStep;
import cn.yardstick.appeal.ObjectionView;
import cn.yardstick.appeal.Objections;
import cn.yardstick.appeal.Remedies;
import cn.yardstick.appeal.rest.ObjectionMessages.AppealRequest;
import cn.yardstick.appeal.rest.ObjectionMessages.ExtensionRequest;
import cn.yardstick.appeal.rest.ObjectionMessages.ObjectionDecisionRequest;
import cn.yardstick.appeal.rest.ObjectionMessages.ObjectionRequest;
import cn.yardstick.appeal.rest.ObjectionMessages.ObjectionResponse;
import cn.yardstick.appeal.rest.ObjectionMessages.RemedyOptions;
import cn.yardstick.attachment.Enclosed;
import cn.yardstick.identity.Permission;
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

/** Objections over HTTP. */
@Path("/api/v1/objections")
@Produces(MediaType.APPLICATION_JSON)
public class ObjectionResource {

    private final Objections objections;
    private final Decisions decisions;
    private final Remedies remedies;
    private final ObjectionRows rows;
    private final ObjectionAnswers answers;
    private final Writes writes;

    ObjectionResource(Objections objections, Decisions decisions, Remedies remedies, ObjectionRows rows, ObjectionAnswers answers, Writes writes) {
        this.objections = objections;
        this.decisions = decisions;
        this.remedies = remedies;
        this.rows = rows;
        this.answers = answers;
        this.writes = writes;
    }

    @GET
    @PermissionsAllowed(Permission.OBJECTIONS_READ)
    public Page<ObjectionResponse> listObjections(@BeanParam PageParams params, @QueryParam("mine") String mine, @QueryParam("matter") String matter, @QueryParam("step") String step,
            @QueryParam("state") String state, @QueryParam("late") String late, @QueryParam("overdue") String overdue, @QueryParam("decidable") String decidable) {
        var page = rows.list(new ObjectionRows.Filter(flag("mine", mine), Params.oneOf(ObjectionMatter.class, "matter", matter), Params.oneOf(ObjectionStep.class, "step", step),
                Params.oneOf(ObjectionState.class, "state", state), Params.flag("late", late), flag("overdue", overdue), flag("decidable", decidable)), params);
        return new Page<>(answers.of(page.items()), page.nextCursor());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Permission.OBJECTIONS_WRITE)
    public Response createObjection(@NotNull @Valid ObjectionRequest request) {
        return writes.create(request, () -> created(objections.file(request.wish(), Enclosed.of(request.attachmentIds(), request.writtenAt()))));
    }

    @GET
    @Path("/{objectionId}")
    @PermissionsAllowed(Permission.OBJECTIONS_READ)
    public Response getObjection(@PathParam("objectionId") String objectionId) {
        var objection = rows.read(Params.pathId(objectionId));
        return Writes.read(answers.of(objection), objection.version());
    }

    @GET
    @Path("/{objectionId}/remedies")
    @PermissionsAllowed(Permission.OBJECTIONS_DECIDE)
    public RemedyOptions listRemedies(@PathParam("objectionId") String objectionId) {
        return answers.of(remedies.options(Params.pathId(objectionId)));
    }

    @POST
    @Path("/{objectionId}/withdrawal")
    @PermissionsAllowed(Permission.OBJECTIONS_WRITE)
    public Response withdrawObjection(@PathParam("objectionId") String objectionId) {
        var id = visible(objectionId);
        return writes.change(version -> written(objections.withdraw(id, version)));
    }

    @POST
    @Path("/{objectionId}/appeal")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Permission.OBJECTIONS_WRITE)
    public Response appealObjection(@PathParam("objectionId") String objectionId, @NotNull @Valid AppealRequest request) {
        var id = visible(objectionId);
        return writes.create(List.of("appeal", id, request), () -> created(objections.appeal(id, request.reason(), Enclosed.of(request.attachmentIds(), request.writtenAt()))));
    }

    @POST
    @Path("/{objectionId}/decision")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Permission.OBJECTIONS_DECIDE)
    public Response decideObjection(@PathParam("objectionId") String objectionId, @NotNull @Valid ObjectionDecisionRequest request) {
        var id = visible(objectionId);
        return writes.change(version -> written(decisions.decide(id, version, request.decision())));
    }

    @POST
    @Path("/{objectionId}/extension")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Permission.OBJECTIONS_DECIDE)
    public Response extendAppeal(@PathParam("objectionId") String objectionId, @NotNull @Valid ExtensionRequest request) {
        var id = visible(objectionId);
        return writes.change(version -> written(decisions.extend(id, version, request.reason())));
    }

    private static boolean flag(String name, String text) {
        return Boolean.TRUE.equals(Params.flag(name, text));
    }

    private long visible(String objectionId) {
        return rows.visible(Params.pathId(objectionId)).id();
    }

    private Written created(ObjectionView objection) {
        return new Written(answers.of(objection), "/api/v1/objections/" + objection.id(), objection.version());
    }

    private Written written(ObjectionView objection) {
        return new Written(answers.of(objection), null, objection.version());
    }
}
