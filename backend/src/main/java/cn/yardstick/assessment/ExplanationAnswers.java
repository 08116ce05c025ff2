package cn.yardstick.assessment;

import cn.yardstick.cycle.Cycles;
import cn.yardstick.grading.Cut;
import cn.yardstick.grading.Reason;
import cn.yardstick.kernel.Grade;
import cn.yardstick.kernel.Points;
import cn.yardstick.officer.Officers;
import cn.yardstick.unit.Units;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** An explanation as the contract shows it ({@code ExplainedResult}); published lists show the same. */
@ApplicationScoped
public class ExplanationAnswers {

    /** A unit by id and name. */
    public record UnitRef(String id, String name) {
    }

    /** An officer by id, police number and name. */
    public record OfficerRef(String id, String badgeNo, String name) {
    }

    /** An entry that counted. */
    public record ExplainedEntry(String entryId, String clauseCode, String textZh, String textEn, String categoryCode, Points points, LocalDate occurredOn, String incidentTitle, Grade ceiling,
            String proposedBy, String confirmedBy) {
        public static ExplainedEntry of(Explanation.Entry one) {
            return new ExplainedEntry(Long.toString(one.entry().id()), one.clause().code(), one.clause().textZh(), one.clause().textEn(), one.entry().categoryCode(), one.entry().points(),
                    one.entry().occurredOn(), one.incidentTitle(), one.entry().ceiling(), one.entry().proposedBy(), one.entry().confirmedBy());
        }
    }

    /** A category's sums. */
    public record ExplainedCategory(String code, String nameZh, String nameEn, Points deducted, Points deductedHeld, Points awarded, Points awardedHeld) {
        public static ExplainedCategory of(Explanation.Category one) {
            return new ExplainedCategory(one.category().code(), one.category().nameZh(), one.category().nameEn(), one.sheet().deducted(), one.sheet().deductedHeld(), one.sheet().awarded(),
                    one.sheet().awardedHeld());
        }
    }

    /** A finding that was answered for. */
    public record ExplainedFinding(String findingId, UnitRef unit, int leaderSteps, String reason) {
    }

    /** What the officer was weighed against at a cut: counts, and nobody's name or score. */
    public record ExplainedCut(Cut cut, int places, int before, int tied, Boolean chosen) {
    }

    /** Who decided a tie, and with which reasons. */
    public record ExplainedDecision(Cut cut, List<DecidedBy> by) {
    }

    /** A vote with the majority. */
    public record DecidedBy(String assessor, String reason) {
    }

    /** A result with everything behind it. */
    public record ExplainedResult(OfficerRef officer, UnitRef unit, String poolId, String poolName, Points score, int rank, Grade grade, List<Reason> reasons, int poolSize, int fourQuota, int mustBeFour,
            Points baseScore, List<ExplainedCategory> categories, List<ExplainedEntry> entries, List<ExplainedFinding> findings, List<ExplainedCut> cuts,
            List<ExplainedDecision> decisions, List<Explanation.Sentence> sentences, String canonical) {
    }

    private final Cycles cycles;
    private final Officers officers;
    private final Units units;

    ExplanationAnswers(Cycles cycles, Officers officers, Units units) {
        this.cycles = cycles;
        this.officers = officers;
        this.units = units;
    }

    public ExplainedResult of(long cycleId, Explanation told) {
        var result = told.result();
        var badge = officers.badgesOf(Set.of(result.officerId())).get(result.officerId());
        return new ExplainedResult(new OfficerRef(Long.toString(result.officerId()), badge.badgeNo(), badge.name()), unit(result.unitId()), Long.toString(result.poolId()),
                cycles.pools(cycleId).get(result.poolId()).name(), result.score(), result.rank(), result.grade(), result.reasons(), told.poolSize(), told.fourQuota(), told.way().mustBeFour(), told.baseScore(),
                told.categories().stream().map(ExplainedCategory::of).toList(), told.entries().stream().map(ExplainedEntry::of).toList(),
                told.findings().stream().map(one -> new ExplainedFinding(Long.toString(one.findingId()), unit(one.unitId()), one.leaderSteps(), one.reason())).toList(),
                told.way().weighed().entrySet().stream().map(one -> new ExplainedCut(one.getKey(), one.getValue().places(), one.getValue().before(), one.getValue().tied(), one.getValue().chosen())).toList(),
                told.decisions().stream().map(one -> new ExplainedDecision(one.cut(), one.votes().stream().map(vote -> new DecidedBy(vote.assessor(), vote.reason())).toList())).toList(), told.sentences(), told.canonical());
    }

    private UnitRef unit(long id) {
        return new UnitRef(Long.toString(id), units.nameOf(id));
    }
}
