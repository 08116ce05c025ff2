package cn.yardstick.assessment;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** What a run made of a pool. The frozen input beside it is read by {@link CanonicalInput} alone. */
@Entity
@Immutable
@Table(name = "assessment_pool")
@IdClass(GradedPool.Key.class)
class GradedPool {

    record Key(long runId, long poolId) {
    }

    @Id
    @Column(name = "run_id")
    private long runId;
    @Id
    @Column(name = "pool_id")
    private long poolId;
    private int position;
    private int size;
    @Column(name = "four_quota")
    private int fourQuota;
    @Column(name = "four_shortfall")
    private int fourShortfall;
    private int ones;
    private int twos;
    private int threes;
    private int fours;
    private int ungraded;

    protected GradedPool() {
    }

    PoolOutcomeView view(TieView openTie) {
        return new PoolOutcomeView(poolId, size, fourQuota, fourShortfall, ones, twos, threes, fours, ungraded, openTie);
    }

    long poolId() {
        return poolId;
    }

    /** Of the pool's best result within the run. */
    int firstPosition() {
        return position;
    }

    int size() {
        return size;
    }

    int fourQuota() {
        return fourQuota;
    }
}
