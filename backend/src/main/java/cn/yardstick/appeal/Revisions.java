package cn.yardstick.appeal;

import cn.yardstick.cycle.CycleView;
import cn.yardstick.cycle.Cycles;
import cn.yardstick.cycle.Stage;
import cn.yardstick.publication.PublicationView;
import cn.yardstick.publication.PublishedGrades;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What was upheld after a list was published waits for the next one, where the facts are no longer those of the list. */
@ApplicationScoped
public class Revisions {

    private final EntityManager em;
    private final PublishedGrades grades;
    private final Cycles cycles;

    Revisions(EntityManager em, PublishedGrades grades, Cycles cycles) {
        this.em = em;
        this.grades = grades;
        this.cycles = cycles;
    }

    /** Ids of those that wait; by two statements. */
    @Transactional
    public Set<Long> awaited(Collection<ObjectionView> objections) {
        var upheld = objections.stream().filter(one -> one.state() == ObjectionState.UPHELD).toList();
        var lists = outdated(upheld.stream().map(ObjectionView::cycleId).collect(Collectors.toSet())).stream().collect(Collectors.toMap(PublicationView::cycleId, Function.identity()));
        return upheld.stream().filter(one -> lists.containsKey(one.cycleId()) && waits(lists.get(one.cycleId()), one.decidedAt())).map(ObjectionView::id).collect(Collectors.toSet());
    }

    /** How many objections of a cycle wait. */
    @Transactional
    public int count(CycleView cycle) {
        return outdated(Set.of(cycle.id())).stream().mapToInt(list -> em.createQuery("select count(o) from Objection o where o.cycleId = :cycle and o.state = cn.yardstick.appeal.ObjectionState.UPHELD"
                + " and o.decidedAt >= :published", Long.class).setParameter("cycle", cycle.id()).setParameter("published", list.publishedAt()).getSingleResult().intValue()).sum();
    }

    /** Cycles beyond grading whose published list is to be revised, and of which no revision is proposed yet. */
    @Transactional
    public List<CycleView> toRevise() {
        var lists = outdated(Set.copyOf(em.createQuery("select distinct o.cycleId from Objection o where o.state = cn.yardstick.appeal.ObjectionState.UPHELD", Long.class).getResultList()));
        var proposed = grades.proposed(lists.stream().map(PublicationView::cycleId).toList());
        return cycles.byIds(lists.stream().map(PublicationView::cycleId).filter(id -> !proposed.contains(id)).collect(Collectors.toSet())).values().stream()
                .filter(cycle -> cycle.stage().compareTo(Stage.GRADING) > 0).sorted(Comparator.comparing(CycleView::id)).toList();
    }

    /** The lists that count in these cycles, where a review changed facts after they were published; what had been put right before changes none. */
    private List<PublicationView> outdated(Set<Long> cycleIds) {
        if (cycleIds.isEmpty()) {
            return List.of();
        }
        var changed = em.createQuery("select o.cycleId, max(o.decidedAt) from Objection o where o.cycleId in :ids and o.state = cn.yardstick.appeal.ObjectionState.UPHELD and o.factsChanged = true"
                + " group by o.cycleId", Object[].class).setParameter("ids", cycleIds).getResultList().stream().collect(Collectors.toMap(row -> (Long) row[0], row -> (Instant) row[1]));
        return grades.newest(changed.keySet()).values().stream().filter(list -> waits(list, changed.get(list.cycleId()))).toList();
    }

    private static boolean waits(PublicationView list, Instant decidedAt) {
        return !list.publishedAt().isAfter(decidedAt);
    }
}
