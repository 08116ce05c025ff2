package cn.yardstick.incident;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Incidents with the rows that belong to them: three statements for a page, however long. */
@ApplicationScoped
class IncidentRows {

    private final EntityManager em;

    IncidentRows(EntityManager em) {
        this.em = em;
    }

    List<IncidentView> views(List<Incident> incidents) {
        if (incidents.isEmpty()) {
            return List.of();
        }
        var ids = incidents.stream().map(Incident::id).toList();
        var officers = of(IncidentOfficer.class, ids, IncidentOfficer::incidentId);
        var units = of(IncidentUnit.class, ids, IncidentUnit::incidentId);
        var diary = of(IncidentDiaryEntry.class, ids, IncidentDiaryEntry::incidentId);
        return incidents.stream().map(incident -> incident.view(
                officers.getOrDefault(incident.id(), List.of()).stream().map(IncidentOfficer::involved).toList(),
                units.getOrDefault(incident.id(), List.of()).stream().filter(IncidentUnit::named).map(IncidentUnit::unitId).toList(),
                units.getOrDefault(incident.id(), List.of()).stream().map(IncidentUnit::unitId).toList(),
                diary.getOrDefault(incident.id(), List.of()).stream().map(IncidentDiaryEntry::diaryEntryId).toList())).toList();
    }

    private <E> Map<Long, List<E>> of(Class<E> type, Collection<Long> ids, Function<E, Long> incidentId) {
        return em.createQuery("select e from " + type.getSimpleName() + " e where e.incidentId in :ids order by e.id", type).setParameter("ids", ids).getResultStream()
                .collect(Collectors.groupingBy(incidentId));
    }
}
