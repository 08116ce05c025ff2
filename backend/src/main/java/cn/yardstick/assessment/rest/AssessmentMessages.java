package cn.yardstick.assessment.rest;

import cn.yardstick.assessment.Comparison;
import cn.yardstick.assessment.RunView;
import cn.yardstick.assessment.Supposed;
import cn.yardstick.assessment.TieState;
import cn.yardstick.grading.Cut;
import cn.yardstick.grading.GradingRules.Category;
import cn.yardstick.grading.Reason;
import cn.yardstick.kernel.Grade;
import cn.yardstick.kernel.Points;
import cn.yardstick.kernel.Share;
import cn.yardstick.platform.http.Params;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Set;

/** Requests and answers about runs, results and ties, as in the contract. */
final class AssessmentMessages {

    private static final String ID = "[1-9][0-9]{0,18}";

    /** A run is asked for. */
    public record AssessmentRequest(@Size(max = 500) String note) {
    }

    /** A vote. */
    public record VoteRequest(@NotNull @Size(min = 1, max = 1000) List<@NotNull @Pattern(regexp = ID) String> chosen, @NotBlank @Size(max = 500) String reason) {
    }

    /** A unit by id and name. */
    public record UnitRef(String id, String name) {
    }

    /** An officer by id, police number and name. */
    public record OfficerRef(String id, String badgeNo, String name) {
    }

    /** A run. */
    public record AssessmentResponse(String id, String cycleId, int runNumber, String engineVersion, String ruleBookId, String inputDigest, int officers, int entries, int openTies,
            Instant ranAt, String ranBy, String note) {
        static AssessmentResponse of(RunView run) {
            return new AssessmentResponse(Long.toString(run.id()), Long.toString(run.cycleId()), run.runNumber(), run.engineVersion(), Long.toString(run.ruleBookId()), run.inputDigest(),
                    run.officers(), run.entries(), run.openTies(), run.ranAt(), run.ranBy(), run.note());
        }
    }

    /** How many of each grade; {@code none}: behind an open tie. */
    public record GradeCounts(@JsonProperty("ONE") int one, @JsonProperty("TWO") int two, @JsonProperty("THREE") int three, @JsonProperty("FOUR") int four, int none) {
    }

    /** Who is tied for how many places. */
    public record OpenTie(String id, Cut cut, int places, List<OfficerRef> tied) {
    }

    /** What became of a pool. */
    public record PoolOutcome(String id, String name, int size, int fourQuota, int fourShortfall, GradeCounts counts, OpenTie openTie) {
    }

    /** A result in the list. */
    public record ResultResponse(OfficerRef officer, UnitRef unit, String poolId, String poolName, Points score, int rank, Grade grade, List<Reason> reasons) {
    }

    /** Other limits of a category; null for none. */
    public record SupposedLimit(@NotBlank @Size(max = 32) String code, Points maxDeduction, Points maxAward) {
    }

    /** A tie that is thought to give its places to these. */
    public record SupposedDecision(@NotNull @Pattern(regexp = ID) String tieId, @NotNull @Size(min = 1, max = 1000) List<@NotNull @Pattern(regexp = ID) String> chosen) {
    }

    /** What is supposed; what is left out stays as it is. */
    public record SuppositionRequest(Share fourMinShare, @Size(max = 50) List<@NotNull @Valid SupposedLimit> limits, @Size(max = 200) List<@NotNull @Pattern(regexp = ID) String> withoutEntryIds,
            @Size(max = 100) List<@NotNull @Valid SupposedDecision> decisions) {
        Supposed supposed() {
            var chosen = new HashMap<Long, List<Long>>();
            orNone(decisions).forEach(one -> chosen.put(Params.bodyId(one.tieId()), Params.bodyIds(one.chosen())));
            var others = new HashMap<String, Category>();
            orNone(limits).forEach(one -> others.put(one.code(), new Category(one.code(), one.maxDeduction(), one.maxAward())));
            return new Supposed(fourMinShare, others, Set.copyOf(Params.bodyIds(orNone(withoutEntryIds))), chosen);
        }

        private static <T> List<T> orNone(List<T> given) {
            return given == null ? List.of() : given;
        }
    }

    /** One of the two gradings. */
    public record ComparedSide(GradeCounts counts, int openTies) {
        static ComparedSide of(Comparison.Side side) {
            return new ComparedSide(new GradeCounts(side.ones(), side.twos(), side.threes(), side.fours(), side.none()), side.openTies());
        }
    }

    /** Whose grade would be another. */
    public record SupposedMove(OfficerRef officer, UnitRef unit, String poolId, String poolName, Points scoreAsIs, Points scoreAsIf, Grade gradeAsIs, Grade gradeAsIf) {
    }

    /** Both gradings, and who moves between them. */
    public record ComparisonResponse(ComparedSide asIs, ComparedSide asIf, int better, int worse, int moved, List<SupposedMove> moves) {
    }

    /** A signed vote. */
    public record VoteResponse(String assessor, List<String> chosen, String reason, Instant at) {
    }

    /** A tie. */
    public record TieResponse(String id, Cut cut, int places, List<OfficerRef> tied, String cycleId, String poolId, String poolName, TieState state, List<String> chosen,
            List<VoteResponse> votes, int votesNeeded, boolean again, boolean mayVote, long version) {
    }

    /** All ties. */
    public record TieList(List<TieResponse> items) {
    }

    private AssessmentMessages() {
    }
}
