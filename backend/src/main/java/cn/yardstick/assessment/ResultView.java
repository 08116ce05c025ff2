package cn.yardstick.assessment;

import cn.yardstick.grading.Reason;
import cn.yardstick.kernel.Grade;
import cn.yardstick.kernel.Points;
import java.util.List;

/**
 * The result of one officer in a run.
 *
 * @param unitId where the officer stood when the population was frozen
 * @param rank   1 + how many in the pool have a higher score
 * @param grade  null while a tie in the pool is open
 */
public record ResultView(long runId, long officerId, long unitId, long poolId, Points score, int rank, Grade grade, List<Reason> reasons) {

    /** The same with another grade. */
    ResultView graded(Grade other) {
        return new ResultView(runId, officerId, unitId, poolId, score, rank, other, reasons);
    }
}
