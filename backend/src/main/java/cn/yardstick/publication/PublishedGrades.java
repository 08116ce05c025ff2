package cn.yardstick.publication;

import cn.yardstick.kernel.Grade;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What later rooms ask about lists that count. */
@ApplicationScoped
public class PublishedGrades {

    /** An officer's grade in a list; {@code readAt} null until the officer confirmed having seen it. */
    public record Line(PublicationView publication, long unitId, Grade grade, Instant readAt) {
    }

    private final EntityManager em;

    PublishedGrades(EntityManager em) {
        this.em = em;
    }

    /** Null where the list is not published, or the officer is not in it. */
    @Transactional
    public Line of(long publicationId, long officerId) {
        return em.createQuery("select p, l.unitId, l.grade, (select max(r.readAt) from PublicationReading r where r.publicationId = p.id and r.officerId = :officer) from Publication p"
                        + " join PublicationLine l on l.publicationId = p.id where p.id = :id and p.state = cn.yardstick.publication.PublicationState.PUBLISHED and l.officerId = :officer", Object[].class)
                .setParameter("id", publicationId).setParameter("officer", officerId).getResultList().stream()
                .map(row -> new Line(((Publication) row[0]).view(), (Long) row[1], (Grade) row[2], (Instant) row[3])).findFirst().orElse(null);
    }

    /** Accounts of the two who made a list what it is. */
    @Transactional
    public Set<Long> makers(long publicationId) {
        var row = em.createQuery("select p.proposerId, p.approverId from Publication p where p.id = :id", Object[].class).setParameter("id", publicationId).getSingleResult();
        return Set.of((Long) row[0], (Long) row[1]);
    }

    /** The list that counts in each of these cycles; cycles without one are left out. */
    @Transactional
    public Map<Long, PublicationView> newest(Collection<Long> cycleIds) {
        return cycleIds.isEmpty() ? Map.of() : views("p.cycleId in :ids and p.state = cn.yardstick.publication.PublicationState.PUBLISHED", cycleIds).stream()
                .collect(Collectors.toMap(PublicationView::cycleId, Function.identity(), (one, other) -> one.revision() > other.revision() ? one : other));
    }

    /** Those of these cycles in which a list waits for approval. */
    @Transactional
    public Set<Long> proposed(Collection<Long> cycleIds) {
        return cycleIds.isEmpty() ? Set.of() : views("p.cycleId in :ids and p.state = cn.yardstick.publication.PublicationState.PROPOSED", cycleIds).stream().map(PublicationView::cycleId).collect(Collectors.toSet());
    }

    /** Lists by id, whatever became of them. */
    @Transactional
    public Map<Long, PublicationView> byIds(Collection<Long> ids) {
        return ids.isEmpty() ? Map.of() : views("p.id in :ids", ids).stream().collect(Collectors.toMap(PublicationView::id, Function.identity()));
    }

    /** What is or was published in this cycle, oldest first; the last one counts. */
    @Transactional
    public List<PublicationView> ofCycle(long cycleId) {
        return em.createQuery("select p from Publication p where p.cycleId = :cycle and p.state in :open order by p.revision", Publication.class).setParameter("cycle", cycleId)
                .setParameter("open", PublicationState.OPEN).getResultList().stream().map(Publication::view).toList();
    }

    /**
     * How many officers have another grade in the newest list than in each of these of its cycle, by one statement over the lines that
     * revisions in between say to have changed; lists without any are left out.
     */
    @Transactional
    public Map<Long, Integer> changedSince(Collection<Long> ids, PublicationView newest) {
        return ids.isEmpty() ? Map.of() : em.createQuery("select old.id, count(distinct held.officerId) from Publication old join Publication step on step.cycleId = old.cycleId and step.revision > old.revision"
                        + " join PublicationLine moved on moved.publicationId = step.id and moved.difference = cn.yardstick.publication.Difference$Kind.CHANGED"
                        + " join PublicationLine held on held.publicationId = :newest and held.officerId = moved.officerId left join PublicationLine was on was.publicationId = old.id and was.officerId = moved.officerId"
                        + " where old.id in :ids and step.revision <= :revision and step.state in :open and (was.grade is null or was.grade <> held.grade) group by old.id", Object[].class)
                .setParameter("newest", newest.id()).setParameter("ids", ids).setParameter("revision", newest.revision()).setParameter("open", PublicationState.OPEN).getResultList().stream()
                .collect(Collectors.toMap(row -> (Long) row[0], row -> ((Long) row[1]).intValue()));
    }

    private List<PublicationView> views(String which, Collection<Long> ids) {
        return em.createQuery("select p from Publication p where " + which, Publication.class).setParameter("ids", ids).getResultList().stream().map(Publication::view).toList();
    }
}
