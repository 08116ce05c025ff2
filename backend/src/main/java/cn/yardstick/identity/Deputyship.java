package cn.yardstick.identity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;

/** A leader's queue in the hands of another for a term. */
@Entity
@Table(name = "deputyship")
class Deputyship {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;
    @Column(name = "giver_id")
    private long giverId;
    @Column(name = "giver_officer_id")
    private long giverOfficerId;
    @Column(name = "giver_unit_id")
    private Long giverUnitId;
    @Column(name = "deputy_id")
    private long deputyId;
    @Column(name = "deputy_officer_id")
    private long deputyOfficerId;
    @Column(name = "grant_id")
    private long grantId;
    @Column(name = "unit_id")
    private Long unitId;
    @Column(name = "from_day")
    private LocalDate from;
    @Column(name = "until_day")
    private LocalDate until;
    private String reason;
    @Column(name = "given_at")
    private Instant givenAt;
    @Column(name = "ended_at")
    private Instant endedAt;
    @Column(name = "ended_by")
    private String endedBy;
    @Enumerated(EnumType.STRING)
    @Column(name = "end_cause")
    private DeputyEndCause endCause;
    @Column(name = "end_reason")
    private String endReason;
    @Version
    private long version;

    protected Deputyship() {
    }

    /** {@code giverUnitId}: where the leader serves now. */
    Deputyship(Account giver, Long giverUnitId, Account deputy, RoleGrant grant, LocalDate from, LocalDate until, String reason, Instant now) {
        this.giverId = giver.id();
        this.giverOfficerId = giver.officerId();
        this.giverUnitId = giverUnitId;
        this.deputyId = deputy.id();
        this.deputyOfficerId = deputy.officerId();
        this.grantId = grant.id();
        this.unitId = grant.unitId();
        this.from = from;
        this.until = until;
        this.reason = reason;
        this.givenAt = now;
    }

    void end(DeputyEndCause cause, String why, String by, Instant now) {
        this.endedAt = now;
        this.endedBy = by;
        this.endCause = cause;
        this.endReason = why;
    }

    Long id() {
        return id;
    }

    long giverId() {
        return giverId;
    }

    long deputyId() {
        return deputyId;
    }

    Long unitId() {
        return unitId;
    }

    /** Did the leader serve there when it was given? */
    boolean givenIn(long unit) {
        return giverUnitId != null && giverUnitId == unit;
    }

    long version() {
        return version;
    }

    /** Neither ended nor over on this day. */
    boolean living(LocalDate today) {
        return endedAt == null && !until.isBefore(today);
    }

    private DeputyState state(LocalDate today) {
        if (endedAt != null) {
            return DeputyState.ENDED;
        }
        return today.isBefore(from) ? DeputyState.PLANNED : today.isAfter(until) ? DeputyState.OVER : DeputyState.ACTIVE;
    }

    DeputyshipView view(LocalDate today) {
        return new DeputyshipView(id, giverId, giverOfficerId, deputyId, deputyOfficerId, unitId, from, until, reason, state(today), givenAt, endedAt, endedBy, endCause, endReason, version);
    }
}
