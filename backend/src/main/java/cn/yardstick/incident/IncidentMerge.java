package cn.yardstick.incident;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Collection;

/** That a duplicate was merged, or that a merge was taken back: only ever added. */
@Entity
@Table(name = "incident_merge")
class IncidentMerge {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;
    @Column(name = "incident_id")
    private Long incidentId;
    @Column(name = "survivor_id")
    private Long survivorId;
    @Enumerated(EnumType.STRING)
    @Column(name = "state_before")
    private IncidentState stateBefore;
    private String reason;
    @Column(name = "done_by")
    private String doneBy;
    @Column(name = "done_at")
    private Instant doneAt;
    /** The merge that this takes back, or null. */
    private Long undoes;

    protected IncidentMerge() {
    }

    IncidentMerge(Incident duplicate, long survivorId, String reason, String doneBy, Instant doneAt) {
        this.incidentId = duplicate.id();
        this.survivorId = survivorId;
        this.stateBefore = duplicate.state();
        this.reason = reason;
        this.doneBy = doneBy;
        this.doneAt = doneAt;
    }

    IncidentMerge withdrawal(String why, String by, Instant now) {
        var row = new IncidentMerge();
        row.incidentId = incidentId;
        row.survivorId = survivorId;
        row.stateBefore = IncidentState.MERGED;
        row.reason = why;
        row.doneBy = by;
        row.doneAt = now;
        row.undoes = id;
        return row;
    }

    /** Leads to the other one of the two. */
    TimelineLine line(Collection<Long> seenFrom) {
        var other = seenFrom.contains(survivorId) ? incidentId : survivorId;
        return new TimelineLine(doneAt, undoes == null ? TimelineKind.MERGED : TimelineKind.MERGE_WITHDRAWN, id, incidentId, "incident", other, doneBy, null, null, reason);
    }

    IncidentState stateBefore() {
        return stateBefore;
    }
}
