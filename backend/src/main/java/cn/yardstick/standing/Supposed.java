package cn.yardstick.standing;

import cn.yardstick.kernel.Points;
import java.util.List;
import java.util.Set;

/**
 * What an officer supposes about the own score.
 *
 * @param added       entries under clauses that apply to the own post
 * @param withPending as if everything proposed were confirmed
 * @param without     own entries that are thought away
 */
public record Supposed(List<Added> added, boolean withPending, Set<Long> without) {

    /** Points under a clause, negative for a deduction. */
    public record Added(long clauseId, Points points) {
    }
}
