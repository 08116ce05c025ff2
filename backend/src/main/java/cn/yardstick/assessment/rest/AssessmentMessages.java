package cn.yardstick.assessment.rest;

import cn.yardstick.assessment.RunView;
import cn.yardstick.assessment.TieState;
import cn.yardstick.grading.Cut;
import cn.yardstick.grading.Reason;
import cn.yardstick.kernel.Grade;
import cn.yardstick.kernel.Points;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;

/** Requests and answers about runs, results and ties, as in the contract. */
final class AssessmentMessages {

    /** A run is asked for. */
    public record AssessmentRequest(@Size(max = 500) String note) {
    }

    /** A vote. */
    public record VoteRequest(@NotNull @Size(min = 1, max = 1000) List<@NotNull @Pattern(regexp = "[1-9][0-9]{0,18}") String> chosen, @NotBlank @Size(max = 500) String reason) {
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

    /** A signed vote. */
    public record VoteResponse(String assessor, List<String> chosen, String reason, Instant at) {
    }

    /** A tie. */
    public record TieResponse(String id, Cut cut, int places, List<OfficerRef> tied, String cycleId, String poolId, String poolName, TieState state, List<String> chosen,
            List<VoteResponse> votes, int votesNeeded, boolean mayVote, long version) {
    }

    /** All ties. */
    public record TieList(List<TieResponse> items) {
    }

    private AssessmentMessages() {
    }
}
