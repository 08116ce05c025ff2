package cn.yardstick.appeal;

import cn.yardstick.assessment.Assessments;
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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What was upheld after a list was published waits for the next one, where the facts are no longer those of the list. */
@ApplicationScoped
public class Revisions {

    private final EntityManager em;
    private final PublishedGrades grades;
    private final Assessments assessments;
    private final Cycles cycles;

    Revisions(EntityManager em, PublishedGrades grades, Assessments assessments, Cycles cycles) {
        this.em = em;
        this.grades = grades;
        this.assessments = assessments;
        this.cycles = cycles;
    }

    /** Ids of those that wait. */
    @Transactional
    public Set<Long> awaited(Collection<ObjectionView> objections) {
        var upheld = objections.stream().filter(one -> one.state() == ObjectionState.UPHELD).collect(Collectors.groupingBy(ObjectionView::cycleId));
        var lists = grades.newest(upheld.keySet());
        return upheld.entrySet().stream().filter(one -> lists.containsKey(one.getKey())).flatMap(one -> {
            var list = lists.get(one.getKey());
            var after = one.getValue().stream().filter(objection -> waits(list, objection.decidedAt())).map(ObjectionView::id).toList();
            return after.isEmpty() || settled(list) ? Stream.empty() : after.stream();
        }).collect(Collectors.toSet());
    }

    /** How many objections of a cycle wait. */
    @Transactional
    public int count(CycleView cycle) {
        var list = grades.newest(Set.of(cycle.id())).get(cycle.id());
        var waiting = list == null ? 0 : em.createQuery("select count(o) from Objection o where o.cycleId = :cycle and o.state = cn.yardstick.appeal.ObjectionState.UPHELD and o.decidedAt >= :published", Long.class)
                .setParameter("cycle", cycle.id()).setParameter("published", list.publishedAt()).getSingleResult().intValue();
        return waiting == 0 || settled(list) ? 0 : waiting;
    }

    /** Cycles beyond grading whose published list is to be revised, and of which no revision is proposed yet. */
    @Transactional
    public List<CycleView> toRevise() {
        Map<Long, Instant> latest = em.createQuery("select o.cycleId, max(o.decidedAt) from Objection o where o.state = cn.yardstick.appeal.ObjectionState.UPHELD group by o.cycleId", Object[].class)
                .getResultStream().collect(Collectors.toMap(row -> (Long) row[0], row -> (Instant) row[1]));
        var waiting = grades.newest(latest.keySet()).values().stream().filter(list -> waits(list, latest.get(list.cycleId()))).toList();
        var proposed = grades.proposed(waiting.stream().map(PublicationView::cycleId).toList());
        return waiting.stream().filter(list -> !proposed.contains(list.cycleId()) && !settled(list)).map(list -> cycles.get(list.cycleId())).filter(cycle -> cycle.stage().compareTo(Stage.GRADING) > 0).toList();
    }

    private static boolean waits(PublicationView list, Instant decidedAt) {
        return !list.publishedAt().isAfter(decidedAt);
    }

    /** Nothing is left to revise: what was put right had been before the list was made. */
    private boolean settled(PublicationView list) {
        var cycle = cycles.get(list.cycleId());
        return assessments.latest(cycle.id()).id() == list.runId() && assessments.fresh(cycle);
    }
}
