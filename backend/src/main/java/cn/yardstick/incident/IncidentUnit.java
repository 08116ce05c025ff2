package cn.yardstick.incident;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A stored unit of an incident; {@code named} if the report names it itself. */
@Entity
@Table(name = "incident_unit")
class IncidentUnit {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;
    @Column(name = "incident_id")
    private Long incidentId;
    @Column(name = "unit_id")
    private Long unitId;
    private boolean named;

    /** The duplicate that it comes from, where the incident itself is not about it. */
    @Column(name = "from_incident")
    private Long fromIncident;

    protected IncidentUnit() {
    }

    IncidentUnit(long incidentId, long unitId, boolean named) {
        this.incidentId = incidentId;
        this.unitId = unitId;
        this.named = named;
    }

    IncidentUnit at(long incident) {
        var row = new IncidentUnit(incident, unitId, named);
        row.fromIncident = incidentId;
        return row;
    }

    Long incidentId() {
        return incidentId;
    }

    Long unitId() {
        return unitId;
    }

    boolean named() {
        return named;
    }
}
