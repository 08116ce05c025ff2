package cn.yardstick.publication.rest;

import cn.yardstick.assessment.ExplanationAnswers;
import cn.yardstick.assessment.ExplanationAnswers.ExplainedResult;
import cn.yardstick.assessment.FrozenInputs;
import cn.yardstick.audit.HistoryLine;
import cn.yardstick.cycle.Cycles;
import cn.yardstick.identity.Permission;
import cn.yardstick.kernel.Grade;
import cn.yardstick.platform.concurrency.Writes;
import cn.yardstick.platform.concurrency.Written;
import cn.yardstick.platform.http.Params;
import cn.yardstick.platform.paging.Page;
import cn.yardstick.platform.paging.PageParams;
import cn.yardstick.publication.ListChecks;
import cn.yardstick.publication.Proposals;
import cn.yardstick.publication.PublicationLines;
import cn.yardstick.publication.PublicationState;
import cn.yardstick.publication.PublicationView;
import cn.yardstick.publication.Publications;
import cn.yardstick.publication.Readings;
import cn.yardstick.publication.Seals;
import cn.yardstick.publication.rest.PublicationMessages.PublicationChange;
import cn.yardstick.publication.rest.PublicationMessages.PublicationCheck;
import cn.yardstick.publication.rest.PublicationMessages.PublicationLine;
import cn.yardstick.publication.rest.PublicationMessages.PublicationResponse;
import cn.yardstick.publication.rest.PublicationMessages.PublicationSeal;
import cn.yardstick.publication.rest.PublicationMessages.Reader;
import cn.yardstick.publication.rest.PublicationMessages.ReadingResponse;
import cn.yardstick.publication.rest.PublicationMessages.Reason;
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
import jakarta.ws.rs.core.StreamingOutput;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Publications over HTTP. */
@Path("/api/v1/publications")
@Produces(MediaType.APPLICATION_JSON)
public class PublicationResource {

    private static final String ROWS = "application/vnd.yardstick.input";

    private final Proposals proposals;
    private final Publications publications;
    private final Readings readings;
    private final PublicationLines lines;
    private final Seals seals;
    private final ListChecks checks;
    private final ExplanationAnswers answers;
    private final FrozenInputs inputs;
    private final Cycles cycles;
    private final Units units;
    private final Writes writes;

    PublicationResource(Proposals proposals, Publications publications, Readings readings, PublicationLines lines, Seals seals, ListChecks checks, ExplanationAnswers answers, FrozenInputs inputs, Cycles cycles, Units units, Writes writes) {
        this.proposals = proposals;
        this.publications = publications;
        this.readings = readings;
        this.lines = lines;
        this.seals = seals;
        this.checks = checks;
        this.answers = answers;
        this.inputs = inputs;
        this.cycles = cycles;
        this.units = units;
        this.writes = writes;
    }

    @GET
    @PermissionsAllowed(Permission.PUBLICATIONS_READ)
    public Page<PublicationResponse> listPublications(@BeanParam PageParams params, @QueryParam("cycle") String cycle, @QueryParam("state") String state) {
        var page = publications.list(Params.id("cycle", cycle), Params.oneOf(PublicationState.class, "state", state), params);
        var names = cycles.byIds(page.items().stream().map(PublicationView::cycleId).collect(Collectors.toSet()));
        var all = publications.seesAll();
        var open = readings.open(page.items().stream().map(PublicationView::id).toList());
        return page.map(one -> PublicationResponse.of(one, names.get(one.cycleId()).name(), new Reader(open.contains(one.id()), publications.may(one, names.get(one.cycleId())), publications.openForObjection(one), all)));
    }

    @GET
    @Path("/{publicationId}")
    @PermissionsAllowed(Permission.PUBLICATIONS_READ)
    public Response getPublication(@PathParam("publicationId") String publicationId) {
        var publication = publications.visible(Params.pathId(publicationId));
        return Writes.read(response(publication), publication.version());
    }

    @POST
    @Path("/{publicationId}/approval")
    @PermissionsAllowed(Permission.PUBLICATIONS_WRITE)
    public Response approvePublication(@PathParam("publicationId") String publicationId) {
        var id = visible(publicationId);
        return writes.change(version -> written(proposals.approve(id, version)));
    }

    @POST
    @Path("/{publicationId}/withdrawal")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Permission.PUBLICATIONS_WRITE)
    public Response withdrawPublication(@PathParam("publicationId") String publicationId, @NotNull @Valid Reason request) {
        var id = visible(publicationId);
        return writes.change(version -> written(proposals.withdraw(id, version, request.reason())));
    }

    @GET
    @Path("/{publicationId}/lines")
    @PermissionsAllowed(Permission.PUBLICATIONS_READ)
    public Page<PublicationLine> listPublicationLines(@PathParam("publicationId") String publicationId, @BeanParam PageParams params, @QueryParam("unit") String unit,
            @QueryParam("grade") String grade, @QueryParam("q") String q) {
        var unitId = Params.id("unit", unit);
        var filter = new PublicationLines.Filter(unitId == null ? null : units.withBelow(unitId), Params.oneOf(Grade.class, "grade", grade), Params.text("q", q, 64));
        return lines.list(visible(publicationId), filter, params).map(PublicationLine::of);
    }

    @GET
    @Path("/{publicationId}/changes")
    @PermissionsAllowed(Permission.PUBLICATIONS_READ)
    public Page<PublicationChange> listPublicationChanges(@PathParam("publicationId") String publicationId, @BeanParam PageParams params) {
        var all = publications.seesAll();
        return publications.changes(Params.pathId(publicationId), params).map(line -> PublicationChange.of(line, all));
    }

    @GET
    @Path("/{publicationId}/my-result")
    @PermissionsAllowed(Permission.PUBLICATIONS_READ)
    public ExplainedResult myPublishedResult(@PathParam("publicationId") String publicationId) {
        var publication = publications.visible(Params.pathId(publicationId));
        return answers.of(publication.cycleId(), publications.ownResult(publication.id()));
    }

    @GET
    @Path("/{publicationId}/seal")
    @PermissionsAllowed(Permission.PUBLICATIONS_READ)
    public PublicationSeal getPublicationSeal(@PathParam("publicationId") String publicationId) {
        return PublicationSeal.of(seals.of(visible(publicationId)));
    }

    @GET
    @Path("/{publicationId}/check")
    @PermissionsAllowed(Permission.PUBLICATIONS_HISTORY)
    public PublicationCheck checkPublication(@PathParam("publicationId") String publicationId) {
        return PublicationCheck.of(checks.check(Params.pathId(publicationId)));
    }

    /** The file itself, in its one form. */
    @GET
    @Path("/{publicationId}/my-receipt")
    @PermissionsAllowed(Permission.PUBLICATIONS_READ)
    public String myReceipt(@PathParam("publicationId") String publicationId) {
        return seals.ownReceipt(visible(publicationId)).text();
    }

    /** What {@code make regrade} takes: a row for each pool. */
    @GET
    @Path("/{publicationId}/input")
    @Produces(ROWS)
    @PermissionsAllowed(Permission.PUBLICATIONS_INPUT)
    public Response exportPublicationInput(@PathParam("publicationId") String publicationId) {
        var run = publications.inputTaken(Params.pathId(publicationId));
        StreamingOutput body = out -> inputs.write(run, out);
        return Response.ok(body, ROWS).header("Content-Disposition", "attachment; filename=\"input-" + Params.pathId(publicationId) + ".jsonl\"").build();
    }

    @POST
    @Path("/{publicationId}/acknowledgement")
    @PermissionsAllowed(Permission.PUBLICATIONS_ACKNOWLEDGE)
    public Response acknowledgePublication(@PathParam("publicationId") String publicationId) {
        var id = visible(publicationId);
        return writes.create(List.of("read", id), () -> new Written(new ReadingResponse(readings.confirm(id)), "/api/v1/publications/" + id, 0));
    }

    @GET
    @Path("/{publicationId}/history")
    @PermissionsAllowed(Permission.PUBLICATIONS_HISTORY)
    public Page<HistoryLine> publicationHistory(@PathParam("publicationId") String publicationId, @BeanParam PageParams params) {
        return publications.history(Params.pathId(publicationId), params);
    }

    private long visible(String publicationId) {
        return publications.visible(Params.pathId(publicationId)).id();
    }

    private Written written(PublicationView publication) {
        return new Written(response(publication), null, publication.version());
    }

    private PublicationResponse response(PublicationView publication) {
        var cycle = cycles.get(publication.cycleId());
        return PublicationResponse.of(publication, cycle.name(),
                new Reader(readings.open(Set.of(publication.id())).contains(publication.id()), publications.may(publication, cycle), publications.openForObjection(publication), publications.seesAll()));
    }
}
