package cn.yardstick.assessment;

import cn.yardstick.grading.Cut;
import java.time.Instant;
import java.util.List;

/**
 * A tie and what the assessors say to it.
 *
 * @param places      how many of the tied are chosen
 * @param votes       the last vote of each assessor
 * @param votesNeeded how many votes it takes in all, at the least, given those that are cast
 * @param again       an earlier decision was set aside: who had a part in it does not vote
 * @param mayVote     may the reader vote on it now?
 */
public record TieView(long id, long cycleId, long poolId, Cut cut, int places, List<Long> tied, TieState state, List<Long> chosen, List<VoteView> votes, int votesNeeded,
        boolean again, boolean mayVote, long version) {

    /** A signed vote. */
    public record VoteView(String assessor, List<Long> chosen, String reason, Instant at) {
    }
}
