package cn.yardstick.cycle;

import cn.yardstick.kernel.LeadershipRole;
import cn.yardstick.kernel.Post;

/** Somebody of the frozen population, with unit, post and pool as they were when scoring opened. */
public record MemberView(long id, long cycleId, long officerId, long unitId, long poolId, Post post, LeadershipRole leadershipRole, boolean leader, long version) {
}
