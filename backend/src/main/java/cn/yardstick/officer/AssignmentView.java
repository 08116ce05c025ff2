package cn.yardstick.officer;

import cn.yardstick.kernel.LeadershipRole;
import cn.yardstick.kernel.Post;
import java.time.LocalDate;

/** Where an officer serves from a day on; {@code until} is the last day, null while it lasts. */
public record AssignmentView(long id, long officerId, long unitId, Post post, LeadershipRole leadershipRole, LocalDate from, LocalDate until) {
}
