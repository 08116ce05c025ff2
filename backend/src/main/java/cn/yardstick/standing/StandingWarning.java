package cn.yardstick.standing;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;

/** A warning: it stands until the officer is out of its reach or the level changes, and is kept after that. */
@Entity
@Table(name = "standing_warning")
class StandingWarning {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;
    @Column(name = "cycle_id")
    private long cycleId;
    @Column(name = "officer_id")
    private long officerId;
    @Column(name = "unit_id")
    private long unitId;
    @Enumerated(EnumType.STRING)
    private WarningLevel level;
    @Column(name = "raised_at")
    private Instant raisedAt;
    @Column(name = "leader_from")
    private LocalDate leaderFrom;
    @Column(name = "ended_at")
    private Instant endedAt;
    @Column(name = "live_key")
    private String liveKey;

    protected StandingWarning() {
    }

    StandingWarning(long cycleId, long officerId, long unitId, WarningLevel level, Instant raisedAt, LocalDate leaderFrom) {
        this.cycleId = cycleId;
        this.officerId = officerId;
        this.unitId = unitId;
        this.level = level;
        this.raisedAt = raisedAt;
        this.leaderFrom = leaderFrom;
        this.liveKey = cycleId + ":" + officerId;
    }

    void end(Instant now) {
        this.endedAt = now;
        this.liveKey = null;
    }

    Long id() {
        return id;
    }

    long officerId() {
        return officerId;
    }

    WarningLevel level() {
        return level;
    }

    LocalDate leaderFrom() {
        return leaderFrom;
    }

    WarningView view() {
        return new WarningView(id, officerId, unitId, level, raisedAt, leaderFrom);
    }
}
