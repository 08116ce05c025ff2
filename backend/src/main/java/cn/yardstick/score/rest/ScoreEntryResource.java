package cn.yardstick.score.rest;

import cn.yardstick.attachment.Attachments;
import cn.yardstick.attachment.Enclosed;
import cn.yardstick.audit.HistoryLine;
import cn.yardstick.cycle.Cycles;
import cn.yardstick.identity.Permission;
import cn.yardstick.officer.Officers;
import cn.yardstick.platform.concurrency.Writes;
import cn.yardstick.platform.concurrency.Written;
import cn.yardstick.platform.http.Params;
import cn.yardstick.platform.paging.Page;
import cn.yardstick.platform.paging.PageParams;
import cn.yardstick.platform.time.BureauTime;
import cn.yardstick.rulebook.Clauses;
import cn.yardstick.score.AnswerAttachments;
import cn.yardstick.score.EntryRows;
import cn.yardstick.score.EntryState;
import cn.yardstick.score.EntrySteps;
import cn.yardstick.score.EntryView;
import cn.yardstick.score.ScoreEntries;
import cn.yardstick.score.rest.ScoreMessages.AnswerRequest;
import cn.yardstick.score.rest.ScoreMessages.AnswerResponse;
import cn.yardstick.score.rest.ScoreMessages.ClauseRef;
import cn.yardstick.score.rest.ScoreMessages.EntryDecision;
import cn.yardstick.score.rest.ScoreMessages.OfficerRef;
import cn.yardstick.score.rest.ScoreMessages.Reason;
import cn.yardstick.score.rest.ScoreMessages.ScoreEntryRequest;
import cn.yardstick.score.rest.ScoreMessages.ScoreEntryResponse;
import cn.yardstick.score.rest.ScoreMessages.UnitRef;
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
import java.util.Set;
import java.util.stream.Collectors;

/** Deductions and awards over HTTP. */
@Path("/api/v1/score-entries")
@Produces(MediaType.APPLICATION_JSON)
public class ScoreEntryResource {

    private final ScoreEntries entries;
    private final EntryRows rows;
    private final Officers officers;
    private final Units units;
    private final Clauses clauses;
    private final Cycles cycles;
    private final EntrySteps steps;
    private final BureauTime time;
    private final Writes writes;
    private final Attachments attachments;

    ScoreEntryResource(ScoreEntries entries, EntryRows rows, Officers officers, Units units, Clauses clauses, Cycles cycles, EntrySteps steps, BureauTime time, Writes writes,
            Attachments attachments) {
        this.entries = entries;
        this.rows = rows;
        this.officers = officers;
        this.units = units;
        this.clauses = clauses;
        this.cycles = cycles;
        this.steps = steps;
        this.time = time;
        this.writes = writes;
        this.attachments = attachments;
    }

    @GET
    @PermissionsAllowed(Permission.ENTRIES_READ)
    public Page<ScoreEntryResponse> listScoreEntries(@BeanParam PageParams params, @QueryParam("cycle") String cycle, @QueryParam("state") String state,
            @QueryParam("officer") String officer, @QueryParam("q") String q, @QueryParam("unit") String unit, @QueryParam("incident") String incident,
            @QueryParam("from") String from, @QueryParam("until") String until, @QueryParam("confirmable") String confirmable, @QueryParam("answerable") String answerable) {
        var unitId = Params.id("unit", unit);
        var filter = new EntryRows.Filter(Params.id("cycle", cycle), Params.oneOf(EntryState.class, "state", state), Params.id("officer", officer), Params.text("q", q, 64),
                unitId == null ? null : units.withBelow(unitId), Params.id("incident", incident), Params.day("from", from), Params.day("until", until), Boolean.TRUE.equals(Params.flag("confirmable", confirmable)),
                Boolean.TRUE.equals(Params.flag("answerable", answerable)));
        var page = rows.list(filter, params);
        return new Page<>(responses(page.items()), page.nextCursor());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Permission.ENTRIES_PROPOSE)
    public Response proposeScoreEntry(@NotNull @Valid ScoreEntryRequest request) {
        return writes.create(request, () -> created(entries.propose(request.proposal())));
    }

    @GET
    @Path("/{scoreEntryId}")
    @PermissionsAllowed(Permission.ENTRIES_READ)
    public Response getScoreEntry(@PathParam("scoreEntryId") String scoreEntryId) {
        var entry = entries.read(Params.pathId(scoreEntryId));
        return Writes.read(response(entry), entry.version());
    }

    @POST
    @Path("/{scoreEntryId}/confirmation")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Permission.ENTRIES_CONFIRM)
    public Response confirmScoreEntry(@PathParam("scoreEntryId") String scoreEntryId, @NotNull @Valid EntryDecision request) {
        var id = visible(scoreEntryId);
        return writes.change(version -> written(entries.confirm(id, version, request.note())));
    }

    @POST
    @Path("/{scoreEntryId}/rejection")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Permission.ENTRIES_CONFIRM)
    public Response rejectScoreEntry(@PathParam("scoreEntryId") String scoreEntryId, @NotNull @Valid Reason request) {
        var id = visible(scoreEntryId);
        return writes.change(version -> written(entries.reject(id, version, request.reason())));
    }

    @POST
    @Path("/{scoreEntryId}/reversal")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Permission.ENTRIES_REVERSE)
    public Response reverseScoreEntry(@PathParam("scoreEntryId") String scoreEntryId, @NotNull @Valid Reason request) {
        var id = visible(scoreEntryId);
        return writes.create(List.of("reversal", id, request), () -> created(entries.reverse(id, request.reason())));
    }

    @POST
    @Path("/{scoreEntryId}/answers")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Permission.ENTRIES_ANSWER)
    public Response answerScoreEntry(@PathParam("scoreEntryId") String scoreEntryId, @NotNull @Valid AnswerRequest request) {
        var id = visible(scoreEntryId);
        return writes.create(List.of("answer", id, request), () -> created(entries.answer(id, request.text(), Enclosed.of(request.attachmentIds(), request.writtenAt()))));
    }

    @GET
    @Path("/{scoreEntryId}/history")
    @PermissionsAllowed(Permission.ENTRIES_READ)
    public Page<HistoryLine> scoreEntryHistory(@PathParam("scoreEntryId") String scoreEntryId, @BeanParam PageParams params) {
        return entries.history(Params.pathId(scoreEntryId), params);
    }

    private long visible(String scoreEntryId) {
        return entries.visible(Params.pathId(scoreEntryId)).id();
    }

    private Written created(EntryView entry) {
        return new Written(response(entry), "/api/v1/score-entries/" + entry.id(), entry.version());
    }

    private Written written(EntryView entry) {
        return new Written(response(entry), null, entry.version());
    }

    private ScoreEntryResponse response(EntryView entry) {
        return responses(List.of(entry)).getFirst();
    }

    private List<ScoreEntryResponse> responses(List<EntryView> page) {
        var badges = officers.badgesOf(page.stream().map(EntryView::officerId).distinct().toList());
        var texts = clauses.byIds(page.stream().map(EntryView::clauseId).distinct().toList());
        var known = cycles.byIds(page.stream().map(EntryView::cycleId).collect(Collectors.toSet()));
        var attached = attachments.of(AnswerAttachments.TYPE, page.stream().flatMap(entry -> entry.answers().stream()).map(EntryView.Answer::id).toList());
        var flags = rows.flags(page);
        var today = time.today();
        return page.stream().map(entry -> {
            var may = steps.of(entry, known.get(entry.cycleId()).stage());
            var badge = badges.get(entry.officerId());
            var clause = texts.get(entry.clauseId());
            return new ScoreEntryResponse(Long.toString(entry.id()), Long.toString(entry.cycleId()), new OfficerRef(Long.toString(entry.officerId()), badge.badgeNo(), badge.name()),
                    new UnitRef(Long.toString(entry.unitId()), units.nameOf(entry.unitId())), new ClauseRef(Long.toString(clause.id()), clause.code(), clause.textZh(), clause.textEn()),
                    entry.categoryCode(), entry.points(), entry.ceiling(), entry.occurredOn(), Params.idText(entry.incidentId()), entry.diaryEntryIds().stream().map(String::valueOf).toList(),
                    entry.note(), entry.state(), entry.proposedBy(), entry.proposedAt(), entry.decidedBy(), entry.decidedAt(), entry.decisionNote(), Params.idText(entry.reverses()),
                    Params.idText(entry.reversedBy()), entry.answers().stream().map(one -> new AnswerResponse(Long.toString(one.id()), one.text(), one.at(), one.arrivedAt(), one.late(), attached.getOrDefault(one.id(), List.of()))).toList(),
                    entry.answerUntil(), entry.state() == EntryState.PROPOSED && !entry.heard(today), flags.getOrDefault(entry.id(), Set.of()), entry.flagsAtProposal(),
                    may.confirm(), may.reject(), may.reverse(), may.answer(), may.asDeputyOf(), entry.version());
        }).toList();
    }
}
