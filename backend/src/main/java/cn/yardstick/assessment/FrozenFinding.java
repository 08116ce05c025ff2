package cn.yardstick.assessment;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.LocalDate;

/** A finding as a run took it. */
@Entity
@Table(name = "assessment_finding")
@IdClass(FrozenFinding.Key.class)
class FrozenFinding {

    record Key(long runId, long findingId) {
    }

    @Id
    @Column(name = "run_id")
    private long runId;
    @Id
    @Column(name = "finding_id")
    private long findingId;
    @Column(name = "unit_id")
    private long unitId;
    @Column(name = "leader_steps")
    private int leaderSteps;
    @Column(name = "occurred_on")
    private LocalDate occurredOn;
    private String reason;

    protected FrozenFinding() {
    }

    FrozenFinding(long runId, long findingId, long unitId, int leaderSteps, LocalDate occurredOn, String reason) {
        this.runId = runId;
        this.findingId = findingId;
        this.unitId = unitId;
        this.leaderSteps = leaderSteps;
        this.occurredOn = occurredOn;
        this.reason = reason;
    }

    Explanation.Finding view() {
        return new Explanation.Finding(findingId, unitId, leaderSteps, reason);
    }

    long findingId() {
        return findingId;
    }
}
