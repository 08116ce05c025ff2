package cn.yardstick.score;

import cn.yardstick.incident.Incidents;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** What counts, for whoever grades, explains or reviews (M7, M8): without a look at rights, which are the caller's. */
@ApplicationScoped
public class StandingEntries {

    private final EntityManager em;
    private final Incidents incidents;

    StandingEntries(EntityManager em, Incidents incidents) {
        this.em = em;
        this.incidents = incidents;
    }

    /** Changes whenever an entry of the cycle does, or the incident behind it is merged. */
    @Transactional
    public String mark(long cycleId) {
        var row = em.createQuery("select count(e), coalesce(max(e.id), 0), coalesce(sum(e.version), 0) from ScoreEntry e where e.cycleId = :cycle", Object[].class)
                .setParameter("cycle", cycleId).getSingleResult();
        var about = em.createQuery("select distinct e.incidentId from ScoreEntry e where e.cycleId = :cycle and e.incidentId is not null", Long.class).setParameter("cycle", cycleId).getResultList();
        var merged = incidents.rootsOf(about).entrySet().stream().filter(one -> !one.getKey().equals(one.getValue())).sorted(Map.Entry.comparingByKey()).toList();
        return row[0] + "/" + row[1] + "/" + row[2] + (merged.isEmpty() ? "" : "/" + merged);
    }

    /** Entries by id, whatever became of them; by one statement. */
    @Transactional
    public Map<Long, StandingEntry> byIds(Collection<Long> ids) {
        return ids.isEmpty() ? Map.of() : em.createQuery("select e from ScoreEntry e where e.id in :ids", ScoreEntry.class).setParameter("ids", ids).getResultList().stream()
                .collect(Collectors.toMap(ScoreEntry::id, ScoreEntry::standing));
    }

    /** What counts for one officer in a cycle. */
    @Transactional
    public List<StandingEntry> standing(long cycleId, long officerId) {
        return of(cycleId, officerId, EntryState.CONFIRMED);
    }

    /** What is proposed for one officer in a cycle and not decided. */
    @Transactional
    public List<StandingEntry> pending(long cycleId, long officerId) {
        return of(cycleId, officerId, EntryState.PROPOSED);
    }

    /** Merged incidents are one, to the engine as to anybody. */
    private List<StandingEntry> of(long cycleId, long officerId, EntryState state) {
        var entries = em.createQuery("select e from ScoreEntry e where e.cycleId = :cycle and e.officerId = :officer and e.state = :state order by e.id", ScoreEntry.class)
                .setParameter("cycle", cycleId).setParameter("officer", officerId).setParameter("state", state).getResultList().stream().map(ScoreEntry::standing).toList();
        var roots = incidents.rootsOf(entries.stream().map(StandingEntry::incidentId).filter(Objects::nonNull).collect(Collectors.toSet()));
        return entries.stream().map(entry -> entry.incidentId() == null ? entry : entry.on(roots.get(entry.incidentId()))).toList();
    }
}
