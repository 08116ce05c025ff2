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

    /** The duplicate that points to it, where the incident itself does not. */
    @Column(name = "from_incident")
    private Long fromIncident;

    protected IncidentDiaryEntry() {
    }

    IncidentDiaryEntry(long incidentId, long diaryEntryId) {
        this.incidentId = incidentId;
        this.diaryEntryId = diaryEntryId;
    }

    IncidentDiaryEntry at(long incident) {
        var row = new IncidentDiaryEntry(incident, diaryEntryId);
        row.fromIncident = incidentId;
        return row;
    }

    Long incidentId() {
        return incidentId;
    }

    Long diaryEntryId() {
        return diaryEntryId;
    }
}
