package cn.yardstick.assessment;

import cn.yardstick.assessment.TieView.VoteView;
import cn.yardstick.grading.Cut;
import java.time.Instant;
import java.util.List;

/**
 * How a tie was decided, as it concerns one of the tied.
 *
 * @param tied       how many were tied
 * @param chosen     was this officer chosen?
 * @param setAsideAt null while it holds
 * @param votes      the last vote of each assessor
 */
public record TieDecision(long tieId, Cut cut, int places, int tied, boolean chosen, Instant decidedAt, Instant setAsideAt, List<VoteView> votes) {
}
