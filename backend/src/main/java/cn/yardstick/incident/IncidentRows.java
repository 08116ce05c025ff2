package cn.yardstick.incident;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Incidents with the rows that belong to them: six statements for a page, however long. */
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
        var diary = of(IncidentDiaryEntry.class, ids, IncidentDiaryEntry::incidentId);
        var amendments = amendments(ids);
        var linked = linked(incidents);
        var duplicates = linked.stream().filter(one -> one.survivorId() != null).collect(Collectors.groupingBy(Incident::survivorId, Collectors.mapping(Incident::linked, Collectors.toList())));
        var survivors = linked.stream().collect(Collectors.toMap(Incident::id, Incident::linked));
        var units = of(IncidentUnit.class, Stream.concat(ids.stream(), linked.stream().map(Incident::id)).collect(Collectors.toSet()), IncidentUnit::incidentId);
        return incidents.stream().map(incident -> incident.view(
                officers.getOrDefault(incident.id(), List.of()).stream().map(IncidentOfficer::involved).toList(),
                named(incident.id(), duplicates.getOrDefault(incident.id(), List.of()), units),
                units.getOrDefault(incident.id(), List.of()).stream().map(IncidentUnit::unitId).toList(),
                diary.getOrDefault(incident.id(), List.of()).stream().map(IncidentDiaryEntry::diaryEntryId).toList(),
                incident.survivorId() == null ? null : survivors.get(incident.survivorId()), duplicates.getOrDefault(incident.id(), List.of()), amendments.getOrDefault(incident.id(), List.of()))).toList();
    }

    /** Units that the report names itself, or that of a duplicate does. */
    private static List<Long> named(long id, List<LinkedIncident> duplicates, Map<Long, List<IncidentUnit>> units) {
        return Stream.concat(Stream.of(id), duplicates.stream().map(LinkedIncident::id)).flatMap(one -> units.getOrDefault(one, List.of()).stream()).filter(IncidentUnit::named).map(IncidentUnit::unitId)
                .distinct().toList();
    }

    private Map<Long, List<AmendmentView>> amendments(List<Long> ids) {
        var items = em.createQuery("select e from AmendmentItem e where e.amendmentId in (select a.id from IncidentAmendment a where a.incidentId in :ids) order by e.id", AmendmentItem.class)
                .setParameter("ids", ids).getResultList().stream().collect(Collectors.groupingBy(AmendmentItem::amendmentId));
        return em.createQuery("select a from IncidentAmendment a where a.incidentId in :ids order by a.id", IncidentAmendment.class).setParameter("ids", ids).getResultList().stream()
                .collect(Collectors.groupingBy(IncidentAmendment::incidentId, Collectors.mapping(one -> one.view(items.getOrDefault(one.id(), List.of())), Collectors.toList())));
    }

    /** Those that were merged into these, and those that these were merged into. */
    private List<Incident> linked(List<Incident> incidents) {
        var ids = incidents.stream().map(Incident::id).toList();
        var survivors = Stream.concat(Stream.of(0L), incidents.stream().map(Incident::survivorId).filter(Objects::nonNull)).toList();
        return em.createQuery("select i from Incident i where i.survivorId in :ids or i.id in :survivors order by i.id", Incident.class).setParameter("ids", ids).setParameter("survivors", survivors).getResultList();
    }

    /** The rows of one kind that belong to an incident. */
    <E> List<E> of(Class<E> type, long incident) {
        return em.createQuery("select e from " + type.getSimpleName() + " e where e.incidentId = :incident order by e.id", type).setParameter("incident", incident).getResultList();
    }

    private <E> Map<Long, List<E>> of(Class<E> type, Collection<Long> ids, Function<E, Long> incidentId) {
        return em.createQuery("select e from " + type.getSimpleName() + " e where e.incidentId in :ids order by e.id", type).setParameter("ids", ids).getResultList().stream()
                .collect(Collectors.groupingBy(incidentId));
    }
}
