package cn.yardstick.officer;

import cn.yardstick.kernel.LeadershipRole;
import cn.yardstick.kernel.Post;
import java.time.LocalDate;

/** An officer with the first assignment; {@code phone} and {@code leadershipRole} may be null. */
public record NewOfficer(String badgeNo, String name, Sex sex, LocalDate birthDate, String phone, PoliceRank policeRank, Education education,
        LocalDate joinedOn, long unitId, Post post, LeadershipRole leadershipRole, LocalDate assignedFrom) {
}
