package cn.yardstick.incident;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A diary entry that an incident points to as evidence. */
@Entity
@Table(name = "incident_diary_entry")
class IncidentDiaryEntry {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;
    @Column(name = "incident_id")
    private Long incidentId;
    @Column(name = "diary_entry_id")
    private Long diaryEntryId;

    protected IncidentDiaryEntry() {
    }

    IncidentDiaryEntry(long incidentId, long diaryEntryId) {
        this.incidentId = incidentId;
        this.diaryEntryId = diaryEntryId;
    }

    Long incidentId() {
        return incidentId;
    }

    Long diaryEntryId() {
        return diaryEntryId;
    }
}
