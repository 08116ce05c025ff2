package cn.yardstick.incident;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A stored officer of an incident, with the unit on that day. */
@Entity
@Table(name = "incident_officer")
class IncidentOfficer {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;
    @Column(name = "incident_id")
    private Long incidentId;
    @Column(name = "officer_id")
    private Long officerId;
    @Column(name = "unit_id")
    private Long unitId;
    @Enumerated(EnumType.STRING)
    private IncidentRole role;
    @Enumerated(EnumType.STRING)
    private Disposition disposition;

    /** The duplicate that names the officer, where the incident itself does not. */
    @Column(name = "from_incident")
    private Long fromIncident;

    protected IncidentOfficer() {
    }

    IncidentOfficer(long incidentId, long unitId, Involved involved) {
        this.incidentId = incidentId;
        this.unitId = unitId;
        this.officerId = involved.officerId();
        this.role = involved.role();
        this.disposition = involved.disposition();
    }

    IncidentOfficer at(long incident) {
        var row = new IncidentOfficer(incident, unitId, involved());
        row.fromIncident = incidentId;
        return row;
    }

    /** From here on the incident itself says so. */
    void become(Involved now) {
        this.role = now.role();
        dispose(now.disposition());
    }

    /** Where the officer served on the right day. */
    void moveTo(long unit) {
        this.unitId = unit;
    }

    Long unitId() {
        return unitId;
    }

    /** From here on the incident itself says so. */
    void dispose(Disposition newDisposition) {
        this.disposition = newDisposition;
        this.fromIncident = null;
    }

    Long incidentId() {
        return incidentId;
    }

    Long officerId() {
        return officerId;
    }

    Involved involved() {
        return new Involved(officerId, role, disposition);
    }
}
