package cn.yardstick.officer;

import cn.yardstick.kernel.LeadershipRole;
import cn.yardstick.kernel.Post;

/** Where an officer serves on a day; {@code leadershipRole} null for who leads nothing. */
public record Serving(long officerId, long unitId, Post post, LeadershipRole leadershipRole) {
}
