package cn.yardstick.incident;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What shows at an incident because a duplicate of it says so; the duplicate's own rows stay. */
@ApplicationScoped
class MergedRows {

    private final EntityManager em;
    private final IncidentRows rows;

    MergedRows(EntityManager em, IncidentRows rows) {
        this.em = em;
        this.rows = rows;
    }

    void show(long duplicate, long survivor) {
        copy(IncidentOfficer.class, IncidentOfficer::officerId, one -> one.at(survivor), duplicate, survivor);
        copy(IncidentUnit.class, IncidentUnit::unitId, one -> one.at(survivor), duplicate, survivor);
        copy(IncidentDiaryEntry.class, IncidentDiaryEntry::diaryEntryId, one -> one.at(survivor), duplicate, survivor);
        em.flush();
    }

    /** What comes from this duplicate alone is gone; answers the officers whom the survivor does not name any more. */
    Set<Long> hide(long duplicate, long survivor) {
        var before = officers(survivor);
        for (var type : List.of(IncidentOfficer.class, IncidentUnit.class, IncidentDiaryEntry.class)) {
            em.createQuery("delete from " + type.getSimpleName() + " e where e.incidentId = :survivor and e.fromIncident = :duplicate").setParameter("survivor", survivor)
                    .setParameter("duplicate", duplicate).executeUpdate();
        }
        em.clear();
        em.createQuery("select i.id from Incident i where i.survivorId = :survivor and i.id <> :duplicate order by i.id", Long.class).setParameter("survivor", survivor).setParameter("duplicate", duplicate)
                .getResultList().forEach(other -> show(other, survivor));
        before.removeAll(officers(survivor));
        return before;
    }

    private Set<Long> officers(long incident) {
        return new HashSet<>(rows.of(IncidentOfficer.class, incident).stream().map(IncidentOfficer::officerId).toList());
    }

    private <E> void copy(Class<E> type, Function<E, Long> key, Function<E, E> shown, long from, long to) {
        var there = rows.of(type, to).stream().map(key).collect(Collectors.toSet());
        rows.of(type, from).stream().filter(row -> !there.contains(key.apply(row))).forEach(row -> em.persist(shown.apply(row)));
    }
}
