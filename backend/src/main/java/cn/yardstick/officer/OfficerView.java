package cn.yardstick.officer;

import cn.yardstick.kernel.LeadershipRole;
import cn.yardstick.kernel.Post;
import java.time.LocalDate;

/** An officer without personal data; unit, post and leadership role (null for none) are those of today's assignment. */
public record OfficerView(long id, String badgeNo, String name, Long unitId, Post post, LeadershipRole leadershipRole, PoliceRank policeRank,
        Education education, LocalDate joinedOn, OfficerState state, long version) {

    /** First letters of the name as it is read, lower case, so that somebody can be picked by them without network. */
    public String initials() {
        return SearchKeys.initials(name);
    }
}
