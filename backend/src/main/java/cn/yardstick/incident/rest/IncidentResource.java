package cn.yardstick.incident.rest;

import cn.yardstick.audit.HistoryLine;
import cn.yardstick.identity.Permission;
import cn.yardstick.incident.Disposition;
import cn.yardstick.incident.FindingView;
import cn.yardstick.incident.Findings;
import cn.yardstick.incident.IncidentAmendments;
import cn.yardstick.incident.IncidentMerges;
import cn.yardstick.incident.IncidentReports;
import cn.yardstick.incident.IncidentState;
import cn.yardstick.incident.IncidentView;
import cn.yardstick.incident.Incidents;
import cn.yardstick.incident.Timeline;
import cn.yardstick.incident.rest.IncidentMessages.AmendIncident;
import cn.yardstick.incident.rest.IncidentMessages.FindingList;
import cn.yardstick.incident.rest.IncidentMessages.FindingRequest;
import cn.yardstick.incident.rest.IncidentMessages.FindingResponse;
import cn.yardstick.incident.rest.IncidentMessages.IncidentRequest;
import cn.yardstick.incident.rest.IncidentMessages.IncidentResponse;
import cn.yardstick.incident.rest.IncidentMessages.MergeIncident;
import cn.yardstick.incident.rest.IncidentMessages.Reason;
import cn.yardstick.incident.rest.IncidentMessages.TimelineLineResponse;
import cn.yardstick.incident.rest.IncidentMessages.UnitRef;
import cn.yardstick.incident.rest.IncidentMessages.VerifyIncident;
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
import java.util.LinkedHashMap;
import java.util.List;

/** Incidents and findings over HTTP. */
@Path("/api/v1/incidents")
@Produces(MediaType.APPLICATION_JSON)
public class IncidentResource {

    private final Incidents incidents;
    private final IncidentReports reports;
    private final IncidentMerges merges;
    private final IncidentAmendments amendments;
    private final Timeline timeline;
    private final Findings findings;
    private final IncidentAnswers answers;
    private final Units units;
    private final Writes writes;

    IncidentResource(Incidents incidents, IncidentReports reports, IncidentMerges merges, IncidentAmendments amendments, Timeline timeline, Findings findings, IncidentAnswers answers, Units units,
            Writes writes) {
        this.incidents = incidents;
        this.reports = reports;
        this.merges = merges;
        this.amendments = amendments;
        this.timeline = timeline;
        this.findings = findings;
        this.answers = answers;
        this.units = units;
        this.writes = writes;
    }

    @GET
    @PermissionsAllowed(Permission.INCIDENTS_READ)
    public Page<IncidentResponse> listIncidents(@BeanParam PageParams params, @QueryParam("state") String state, @QueryParam("officer") String officer, @QueryParam("q") String q, @QueryParam("unit") String unit,
            @QueryParam("from") String from, @QueryParam("until") String until, @QueryParam("verifiable") String verifiable,
            @QueryParam("unscored") String unscored) {
        var unitId = Params.id("unit", unit);
        var page = incidents.list(new Incidents.Filter(Params.oneOf(IncidentState.class, "state", state), Params.id("officer", officer), Params.text("q", q, 64),
                unitId == null ? null : units.withBelow(unitId), Params.day("from", from), Params.day("until", until),
                Boolean.TRUE.equals(Params.flag("verifiable", verifiable)), Boolean.TRUE.equals(Params.flag("unscored", unscored))), params);
        return new Page<>(answers.of(page.items()), page.nextCursor());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Permission.INCIDENTS_REPORT)
    public Response reportIncident(@NotNull @Valid IncidentRequest request) {
        return writes.create(request, () -> {
            var incident = reports.report(request.report(), request.enclosed());
            return new Written(answers.of(incident), "/api/v1/incidents/" + incident.id(), incident.version());
        });
    }

    @GET
    @Path("/{incidentId}")
    @PermissionsAllowed(Permission.INCIDENTS_READ)
    public Response getIncident(@PathParam("incidentId") String incidentId) {
        var incident = incidents.read(Params.pathId(incidentId));
        return Writes.read(answers.of(incident), incident.version());
    }

    @POST
    @Path("/{incidentId}/verification")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Permission.INCIDENTS_VERIFY)
    public Response verifyIncident(@PathParam("incidentId") String incidentId, @NotNull @Valid VerifyIncident request) {
        var id = visible(incidentId);
        var dispositions = new LinkedHashMap<Long, Disposition>();
        if (request.dispositions() != null) {
            request.dispositions().forEach(item -> dispositions.put(Params.bodyId(item.officerId()), item.disposition()));
        }
        return writes.change(version -> written(incidents.verify(id, version, request.note(), dispositions)));
    }

    @POST
    @Path("/{incidentId}/dismissal")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Permission.INCIDENTS_VERIFY)
    public Response dismissIncident(@PathParam("incidentId") String incidentId, @NotNull @Valid Reason request) {
        var id = visible(incidentId);
        return writes.change(version -> written(incidents.dismiss(id, version, request.reason())));
    }

    @POST
    @Path("/{incidentId}/merge")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Permission.INCIDENTS_VERIFY)
    public Response mergeIncident(@PathParam("incidentId") String incidentId, @NotNull @Valid MergeIncident request) {
        var id = visible(incidentId);
        return writes.change(version -> written(merges.merge(id, version, Params.bodyId(request.survivorId()), request.reason())));
    }

    @POST
    @Path("/{incidentId}/merge/withdrawal")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Permission.INCIDENTS_VERIFY)
    public Response withdrawMerge(@PathParam("incidentId") String incidentId, @NotNull @Valid Reason request) {
        var id = visible(incidentId);
        return writes.change(version -> written(merges.withdraw(id, version, request.reason())));
    }

    @POST
    @Path("/{incidentId}/amendments")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Permission.INCIDENTS_REPORT)
    public Response amendIncident(@PathParam("incidentId") String incidentId, @NotNull @Valid AmendIncident request) {
        var id = incidents.amendable(Params.pathId(incidentId));
        return writes.change(version -> written(amendments.amend(id, version, request.amendment(), Params.bodyIds(request.attachmentIds()))));
    }

    @GET
    @Path("/{incidentId}/timeline")
    @PermissionsAllowed(Permission.INCIDENTS_READ)
    public Page<TimelineLineResponse> incidentTimeline(@PathParam("incidentId") String incidentId, @BeanParam PageParams params) {
        return answers.of(timeline.of(Params.pathId(incidentId), params));
    }

    @GET
    @Path("/{incidentId}/findings")
    @PermissionsAllowed(Permission.INCIDENTS_READ)
    public FindingList listFindings(@PathParam("incidentId") String incidentId) {
        return new FindingList(findings.of(incidents.read(Params.pathId(incidentId)).id()).stream().map(this::response).toList());
    }

    @POST
    @Path("/{incidentId}/findings")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Permission.FINDINGS_WRITE)
    public Response recordFinding(@PathParam("incidentId") String incidentId, @NotNull @Valid FindingRequest request) {
        var id = visible(incidentId);
        return writes.create(List.of(id, request), () -> created(findings.record(id, Params.bodyId(request.unitId()), request.leaderSteps(), request.occurredOn(), request.reason())));
    }

    @POST
    @Path("/{incidentId}/findings/{findingId}/withdrawal")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Permission.FINDINGS_WRITE)
    public Response withdrawFinding(@PathParam("incidentId") String incidentId, @PathParam("findingId") String findingId, @NotNull @Valid Reason request) {
        var id = visible(incidentId);
        var finding = Params.pathId(findingId);
        return writes.create(List.of(id, finding, request), () -> created(findings.withdraw(id, finding, request.reason())));
    }

    @GET
    @Path("/{incidentId}/history")
    @PermissionsAllowed(Permission.INCIDENTS_READ)
    public Page<HistoryLine> incidentHistory(@PathParam("incidentId") String incidentId, @BeanParam PageParams params) {
        return incidents.history(Params.pathId(incidentId), params);
    }

    private long visible(String incidentId) {
        return incidents.visible(Params.pathId(incidentId)).id();
    }

    private Written written(IncidentView incident) {
        return new Written(answers.of(incident), null, incident.version());
    }

    private Written created(FindingView finding) {
        return new Written(response(finding), "/api/v1/incidents/" + finding.incidentId() + "/findings", 0);
    }

    private FindingResponse response(FindingView finding) {
        return new FindingResponse(Long.toString(finding.id()), Long.toString(finding.incidentId()), unit(finding.unitId()), finding.leaderSteps(), finding.occurredOn(), finding.reason(),
                finding.foundBy(), finding.foundAt(), finding.withdrawnReason());
    }

    private UnitRef unit(long id) {
        return new UnitRef(Long.toString(id), units.nameOf(id));
    }
}
