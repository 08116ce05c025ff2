package cn.yardstick.cycle;

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

/** A stored member; written in one go when scoring opens. */
@Entity
@Table(name = "cycle_member")
class Member {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;
    @Column(name = "cycle_id")
    private Long cycleId;
    @Column(name = "officer_id")
    private Long officerId;
    @Column(name = "unit_id")
    private Long unitId;
    @Column(name = "pool_id")
    private Long poolId;
    @Enumerated(EnumType.STRING)
    private Post post;
    @Enumerated(EnumType.STRING)
    @Column(name = "leadership_role")
    private LeadershipRole leadershipRole;
    @Version
    private long version;

    protected Member() {
    }

    void moveTo(long otherPool) {
        this.poolId = otherPool;
    }

    Long id() {
        return id;
    }

    long version() {
        return version;
    }

    MemberView view() {
        return new MemberView(id, cycleId, officerId, unitId, poolId, post, leadershipRole, leadershipRole != null, version);
    }
}
