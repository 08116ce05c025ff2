package cn.yardstick.assessment.rest;

import cn.yardstick.assessment.Assessments;
import cn.yardstick.assessment.Comparison;
import cn.yardstick.assessment.ExplanationAnswers;
import cn.yardstick.assessment.ExplanationAnswers.ExplainedResult;
import cn.yardstick.assessment.Explanations;
import cn.yardstick.assessment.PoolOutcomeView;
import cn.yardstick.assessment.ResultView;
import cn.yardstick.assessment.Suppositions;
import cn.yardstick.assessment.rest.AssessmentMessages.AssessmentRequest;
import cn.yardstick.assessment.rest.AssessmentMessages.AssessmentResponse;
import cn.yardstick.assessment.rest.AssessmentMessages.ComparedSide;
import cn.yardstick.assessment.rest.AssessmentMessages.ComparisonResponse;
import cn.yardstick.assessment.rest.AssessmentMessages.GradeCounts;
import cn.yardstick.assessment.rest.AssessmentMessages.OfficerRef;
import cn.yardstick.assessment.rest.AssessmentMessages.OpenTie;
import cn.yardstick.assessment.rest.AssessmentMessages.PoolOutcome;
import cn.yardstick.assessment.rest.AssessmentMessages.ResultResponse;
import cn.yardstick.assessment.rest.AssessmentMessages.SupposedMove;
import cn.yardstick.assessment.rest.AssessmentMessages.SuppositionRequest;
import cn.yardstick.assessment.rest.AssessmentMessages.UnitRef;
import cn.yardstick.cycle.Cycles;
import cn.yardstick.identity.OfficerPlaces.Badge;
import cn.yardstick.identity.Permission;
import cn.yardstick.kernel.Grade;
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
import java.util.Map;

/** Grading runs and their results over HTTP. */
@Path("/api/v1/cycles/{cycleId}/assessment")
@Produces(MediaType.APPLICATION_JSON)
public class AssessmentResource {

    private final Assessments assessments;
    private final Explanations explanations;
    private final ExplanationAnswers answers;
    private final Suppositions suppositions;
    private final Cycles cycles;
    private final Officers officers;
    private final Units units;
    private final Writes writes;

    AssessmentResource(Assessments assessments, Explanations explanations, ExplanationAnswers answers, Suppositions suppositions, Cycles cycles, Officers officers, Units units, Writes writes) {
        this.assessments = assessments;
        this.explanations = explanations;
        this.answers = answers;
        this.suppositions = suppositions;
        this.cycles = cycles;
        this.officers = officers;
        this.units = units;
        this.writes = writes;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Permission.GRADING_RUN)
    public Response runAssessment(@PathParam("cycleId") String cycleId, @NotNull @Valid AssessmentRequest request) {
        var id = cycles.get(Params.pathId(cycleId)).id();
        return writes.create(List.of(id, request), Assessments.LONGEST_RUN, () -> new Written(AssessmentResponse.of(assessments.run(id, request.note())), "/api/v1/cycles/" + id + "/assessment", 0));
    }

    @GET
    @PermissionsAllowed(Permission.GRADES_READ)
    public AssessmentResponse getAssessment(@PathParam("cycleId") String cycleId) {
        return AssessmentResponse.of(assessments.latest(Params.pathId(cycleId)));
    }

    @GET
    @Path("/pools")
    @PermissionsAllowed(Permission.GRADES_READ)
    public Page<PoolOutcome> listPoolOutcomes(@PathParam("cycleId") String cycleId, @BeanParam PageParams params) {
        var id = Params.pathId(cycleId);
        var page = assessments.pools(id, params);
        var names = cycles.pools(id);
        var badges = officers.badgesOf(page.items().stream().filter(pool -> pool.openTie() != null).flatMap(pool -> pool.openTie().tied().stream()).distinct().toList());
        return page.map(pool -> new PoolOutcome(Long.toString(pool.poolId()), names.get(pool.poolId()).name(), pool.size(), pool.fourQuota(), pool.fourShortfall(),
                new GradeCounts(pool.ones(), pool.twos(), pool.threes(), pool.fours(), pool.ungraded()), openTie(pool, badges)));
    }

    @GET
    @Path("/results")
    @PermissionsAllowed(Permission.GRADES_READ)
    public Page<ResultResponse> listResults(@PathParam("cycleId") String cycleId, @BeanParam PageParams params, @QueryParam("pool") String pool, @QueryParam("grade") String grade,
            @QueryParam("unit") String unit) {
        var id = Params.pathId(cycleId);
        var unitId = Params.id("unit", unit);
        var filter = new Assessments.Filter(Params.id("pool", pool), Params.oneOf(Grade.class, "grade", grade), unitId == null ? null : units.withBelow(unitId));
        var page = assessments.results(id, filter, params);
        var names = cycles.pools(id);
        var badges = officers.badgesOf(page.items().stream().map(ResultView::officerId).toList());
        return page.map(one -> new ResultResponse(officer(one.officerId(), badges), new UnitRef(Long.toString(one.unitId()), units.nameOf(one.unitId())), Long.toString(one.poolId()),
                names.get(one.poolId()).name(), one.score(), one.rank(), one.grade(), one.reasons()));
    }

    @GET
    @Path("/results/{officerId}")
    @PermissionsAllowed(Permission.GRADES_OWN)
    public ExplainedResult getResult(@PathParam("cycleId") String cycleId, @PathParam("officerId") String officerId) {
        var id = Params.pathId(cycleId);
        return answers.of(id, explanations.visible(id, Params.pathId(officerId)));
    }

    @POST
    @Path("/what-if")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Permission.GRADING_RUN)
    public ComparisonResponse compareSupposed(@PathParam("cycleId") String cycleId, @NotNull @Valid SuppositionRequest request) {
        var id = Params.pathId(cycleId);
        var compared = suppositions.compare(id, request.supposed());
        var names = cycles.pools(id);
        var badges = officers.badgesOf(compared.moves().stream().map(Comparison.Move::officerId).toList());
        return new ComparisonResponse(ComparedSide.of(compared.asIs()), ComparedSide.of(compared.asIf()), compared.better(), compared.worse(), compared.moved(),
                compared.moves().stream().map(one -> new SupposedMove(officer(one.officerId(), badges), new UnitRef(Long.toString(one.unitId()), units.nameOf(one.unitId())), Long.toString(one.poolId()),
                        names.get(one.poolId()).name(), one.scoreAsIs(), one.scoreAsIf(), one.asIs(), one.asIf())).toList());
    }

    private static OpenTie openTie(PoolOutcomeView pool, Map<Long, Badge> badges) {
        var tie = pool.openTie();
        return tie == null ? null : new OpenTie(Long.toString(tie.id()), tie.cut(), tie.places(), tie.tied().stream().map(id -> officer(id, badges)).toList());
    }

    private static OfficerRef officer(long id, Map<Long, Badge> badges) {
        return new OfficerRef(Long.toString(id), badges.get(id).badgeNo(), badges.get(id).name());
    }
}
