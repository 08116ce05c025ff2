package cn.yardstick.incident;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;

/** A stored finding, or the withdrawal of one: only ever added. */
@Entity
@Table(name = "finding")
class Finding {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;
    @Column(name = "incident_id")
    private Long incidentId;
    @Column(name = "unit_id")
    private Long unitId;
    @Column(name = "leader_steps")
    private int leaderSteps;
    @Column(name = "occurred_on")
    private LocalDate occurredOn;
    private String reason;
    @Column(name = "found_by")
    private String foundBy;
    @Column(name = "found_by_account")
    private Long foundByAccount;
    @Column(name = "found_at")
    private Instant foundAt;
    private Long withdraws;

    protected Finding() {
    }

    Finding(long incidentId, long unitId, int leaderSteps, LocalDate occurredOn, String reason, long foundByAccount, String foundBy, Instant foundAt, Long withdraws) {
        this.incidentId = incidentId;
        this.unitId = unitId;
        this.leaderSteps = leaderSteps;
        this.occurredOn = occurredOn;
        this.reason = reason;
        this.foundByAccount = foundByAccount;
        this.foundBy = foundBy;
        this.foundAt = foundAt;
        this.withdraws = withdraws;
    }

    Finding withdrawal(String why, long account, String by, Instant now) {
        return new Finding(incidentId, unitId, leaderSteps, occurredOn, why, account, by, now, id);
    }

    Long id() {
        return id;
    }

    Long incidentId() {
        return incidentId;
    }

    /** Null for what was found before it was kept. */
    Long foundByAccount() {
        return foundByAccount;
    }

    Long withdraws() {
        return withdraws;
    }

    String reason() {
        return reason;
    }

    TimelineLine line() {
        return new TimelineLine(foundAt, withdraws == null ? TimelineKind.FINDING_RECORDED : TimelineKind.FINDING_WITHDRAWN, id, incidentId, "incident", incidentId, foundBy, null, null, reason);
    }

    FindingView view(String withdrawnReason) {
        return new FindingView(id, incidentId, unitId, leaderSteps, occurredOn, reason, foundBy, foundAt, withdrawnReason);
    }
}
