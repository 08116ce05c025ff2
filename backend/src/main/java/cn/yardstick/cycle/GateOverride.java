package cn.yardstick.cycle;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A gate that waits on people was passed for a reason, on record. */
@Entity
@Table(name = "gate_override")
class GateOverride {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;
    @Column(name = "cycle_id")
    private Long cycleId;
    @Enumerated(EnumType.STRING)
    private GateKind gate;
    private String reason;
    @Column(name = "passed_by")
    private String passedBy;
    @Column(name = "passed_at")
    private Instant passedAt;

    protected GateOverride() {
    }

    GateOverride(long cycleId, GateKind gate, String reason, String passedBy, Instant passedAt) {
        this.cycleId = cycleId;
        this.gate = gate;
        this.reason = reason;
        this.passedBy = passedBy;
        this.passedAt = passedAt;
    }

    GateKind gate() {
        return gate;
    }

    String reason() {
        return reason;
    }

    String passedBy() {
        return passedBy;
    }
}
