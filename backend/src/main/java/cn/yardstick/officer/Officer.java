package cn.yardstick.officer;

import cn.yardstick.kernel.LeadershipRole;
import cn.yardstick.kernel.Post;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.LocalDate;

/** A stored officer without personal data; the present assignment stands here too, so that lists need no history. */
@Entity
@Table(name = "officer")
class Officer {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;
    @Column(name = "badge_no")
    private String badgeNo;
    private String name;
    @Enumerated(EnumType.STRING)
    @Column(name = "police_rank")
    private PoliceRank policeRank;
    @Enumerated(EnumType.STRING)
    private Education education;
    @Column(name = "joined_on")
    private LocalDate joinedOn;
    @Enumerated(EnumType.STRING)
    private OfficerState state;
    @Column(name = "unit_id")
    private Long unitId;
    @Enumerated(EnumType.STRING)
    private Post post;
    @Enumerated(EnumType.STRING)
    @Column(name = "leadership_role")
    private LeadershipRole leadershipRole;
    @Version
    private long version;

    protected Officer() {
    }

    Officer(NewOfficer first) {
        describe(first.badgeNo(), first.name(), first.policeRank(), first.education(), first.joinedOn(), OfficerState.ACTIVE);
        serve(first.unitId(), first.post(), first.leadershipRole());
    }

    final void describe(String newBadgeNo, String newName, PoliceRank newRank, Education newEducation, LocalDate newJoinedOn, OfficerState newState) {
        this.badgeNo = newBadgeNo;
        this.name = newName;
        this.policeRank = newRank;
        this.education = newEducation;
        this.joinedOn = newJoinedOn;
        this.state = newState;
    }

    final void serve(long newUnitId, Post newPost, LeadershipRole newRole) {
        this.unitId = newUnitId;
        this.post = newPost;
        this.leadershipRole = newRole;
    }

    Long id() {
        return id;
    }

    String badgeNo() {
        return badgeNo;
    }

    String name() {
        return name;
    }

    OfficerView view() {
        return new OfficerView(id, badgeNo, name, unitId, post, leadershipRole, policeRank, education, joinedOn, state, version);
    }

    long version() {
        return version;
    }
}
