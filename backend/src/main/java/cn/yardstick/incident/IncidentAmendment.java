package cn.yardstick.incident;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/** A stored amendment: only ever added. */
@Entity
@Table(name = "incident_amendment")
class IncidentAmendment {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;
    @Column(name = "incident_id")
    private Long incidentId;
    private String reason;
    @Column(name = "done_by")
    private String doneBy;
    @Column(name = "done_at")
    private Instant doneAt;
    @Column(name = "occurred_on")
    private LocalDate occurredOn;
    @Column(name = "occurred_before")
    private LocalDate occurredBefore;
    private String place;
    @Column(name = "place_before")
    private String placeBefore;

    protected IncidentAmendment() {
    }

    IncidentAmendment(long incidentId, String reason, String doneBy, Instant doneAt) {
        this.incidentId = incidentId;
        this.reason = reason;
        this.doneBy = doneBy;
        this.doneAt = doneAt;
    }

    void corrects(LocalDate day, LocalDate before) {
        this.occurredOn = day;
        this.occurredBefore = before;
    }

    void corrects(String newPlace, String before) {
        this.place = newPlace;
        this.placeBefore = before;
    }

    /** Is the day or the place another one now? */
    boolean corrects() {
        return occurredOn != null || place != null;
    }

    Long id() {
        return id;
    }

    Long incidentId() {
        return incidentId;
    }

    AmendmentView view(List<AmendmentItem> items) {
        return new AmendmentView(id, reason, doneBy, doneAt, occurredOn, occurredBefore, place, placeBefore, items.stream().map(AmendmentItem::person).filter(Objects::nonNull).toList(),
                items.stream().map(AmendmentItem::unitId).filter(Objects::nonNull).toList(), items.stream().map(AmendmentItem::diaryEntryId).filter(Objects::nonNull).toList());
    }

    TimelineLine line() {
        return new TimelineLine(doneAt, TimelineKind.AMENDED, id, incidentId, "incident", incidentId, doneBy, null, null, reason);
    }
}
