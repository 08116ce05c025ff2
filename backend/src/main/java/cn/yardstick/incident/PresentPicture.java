package cn.yardstick.incident;

import cn.yardstick.officer.Officers;
import cn.yardstick.officer.Serving;
import cn.yardstick.platform.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The rows of an incident as they stand after an amendment; what stood there before is written into the amendment. */
@ApplicationScoped
class PresentPicture {

    private final EntityManager em;
    private final IncidentRows rows;
    private final IncidentScope scope;
    private final Officers officers;

    PresentPicture(EntityManager em, IncidentRows rows, IncidentScope scope, Officers officers) {
        this.em = em;
        this.rows = rows;
        this.scope = scope;
        this.officers = officers;
    }

    /** Day and place. Whoever is in it was in the unit of the right day. */
    void correct(Incident incident, IncidentAmendment row, Amendment amendment) {
        if (amendment.occurredOn() != null && !amendment.occurredOn().equals(incident.occurredOn())) {
            row.corrects(amendment.occurredOn(), incident.occurredOn());
            incident.happenedOn(amendment.occurredOn());
            move(incident.id(), amendment.occurredOn());
        }
        if (amendment.place() != null && !amendment.place().equals(incident.place())) {
            row.corrects(amendment.place(), incident.place());
            incident.happenedAt(amendment.place());
        }
    }

    /** Officers, units and diary entries that are new, or of which something is; answers how many. */
    int add(Incident incident, long amendment, Amendment amended, String permission) {
        var count = 0;
        var known = rows.of(IncidentOfficer.class, incident.id()).stream().collect(Collectors.toMap(IncidentOfficer::officerId, Function.identity()));
        var units = new HashSet<>(rows.of(IncidentUnit.class, incident.id()).stream().map(IncidentUnit::unitId).toList());
        for (Involved involved : amended.officers()) {
            var present = known.get(involved.officerId());
            if (present != null && present.involved().equals(involved)) {
                continue;
            }
            em.persist(AmendmentItem.officer(amendment, involved, present == null ? null : present.involved()));
            count++;
            if (present != null) {
                present.become(involved);
                continue;
            }
            var unit = scope.unitOf(involved.officerId(), incident.occurredOn(), permission);
            em.persist(new IncidentOfficer(incident.id(), unit, involved));
            if (units.add(unit)) {
                em.persist(new IncidentUnit(incident.id(), unit, false));
            }
        }
        for (Long unit : Set.copyOf(amended.unitIds())) {
            if (!units.contains(scope.unit(unit, permission))) {
                em.persist(AmendmentItem.unit(amendment, unit));
                em.persist(new IncidentUnit(incident.id(), unit, true));
                count++;
            }
        }
        var entries = rows.of(IncidentDiaryEntry.class, incident.id()).stream().map(IncidentDiaryEntry::diaryEntryId).collect(Collectors.toSet());
        for (Long entry : Set.copyOf(amended.diaryEntryIds())) {
            if (!entries.contains(entry)) {
                em.persist(AmendmentItem.diaryEntry(amendment, entry));
                em.persist(new IncidentDiaryEntry(incident.id(), entry));
                count++;
            }
        }
        return count;
    }

    /** By one statement for all officers: where they served on that day; units that are here because of the wrong day alone go. */
    private void move(long incident, LocalDate day) {
        var people = rows.of(IncidentOfficer.class, incident);
        var serving = officers.servingOn(day).stream().collect(Collectors.toMap(Serving::officerId, Serving::unitId, (one, same) -> one));
        for (IncidentOfficer person : people) {
            var unit = serving.get(person.officerId());
            if (unit == null) {
                throw ProblemType.NOT_ACCEPTED.raise("有人当日不在职。", "Somebody in it did not serve on that day.").at("/occurredOn");
            }
            person.moveTo(unit);
        }
        var needed = people.stream().map(IncidentOfficer::unitId).collect(Collectors.toSet());
        for (IncidentUnit unit : rows.of(IncidentUnit.class, incident)) {
            if (!needed.remove(unit.unitId()) && !unit.named()) {
                em.remove(unit);
            }
        }
        needed.forEach(unit -> em.persist(new IncidentUnit(incident, unit, false)));
        em.flush();
    }
}
