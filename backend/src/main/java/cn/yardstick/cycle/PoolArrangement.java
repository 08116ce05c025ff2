package cn.yardstick.cycle;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A small pool that is joined with another, or kept for a reason. */
@Entity
@Table(name = "pool_arrangement")
class PoolArrangement {

    /** Stands for the pool of the leaders. */
    static final long LEADERS = 0;

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;
    @Column(name = "cycle_id")
    private Long cycleId;
    @Column(name = "unit_key")
    private long unitKey;
    @Column(name = "join_unit_id")
    private Long joinUnitId;
    private String reason;

    protected PoolArrangement() {
    }

    PoolArrangement(long cycleId, long unitKey) {
        this.cycleId = cycleId;
        this.unitKey = unitKey;
    }

    void decide(Long newJoinUnitId, String newReason) {
        this.joinUnitId = newJoinUnitId;
        this.reason = newReason;
    }

    long unitKey() {
        return unitKey;
    }

    Long joinUnitId() {
        return joinUnitId;
    }

    String reason() {
        return reason;
    }
}
