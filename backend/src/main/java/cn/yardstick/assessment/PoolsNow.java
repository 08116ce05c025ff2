package cn.yardstick.assessment;

import cn.yardstick.cycle.CycleView;
import cn.yardstick.grading.GradingInput;
import cn.yardstick.kernel.Grade;
import cn.yardstick.kernel.Points;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.hibernate.Session;

/** What the engine would be given if a pool were graded now; nothing is stored (M18). */
@ApplicationScoped
public class PoolsNow {

    /** What a run of a cycle made of an officer. */
    public record Past(long cycleId, long runId, Points score, Grade grade) {
    }

    private final EntityManager em;
    private final FactsOfCycle facts;

    PoolsNow(EntityManager em, FactsOfCycle facts) {
        this.em = em;
        this.facts = facts;
    }

    /** The pool's members with what is confirmed by now, without decisions of ties. */
    @Transactional
    public GradingInput input(CycleView cycle, long poolId) {
        var known = facts.of(cycle, Map.of());
        return em.unwrap(Session.class).doReturningWork(connection -> {
            var pool = new FactRows(connection, cycle.id()).pools(new FactRows.Range(poolId, poolId)).get(poolId);
            return DecidedPool.input(known, poolId, pool.units().keySet(), pool.entries(), List.of());
        });
    }

    /** Changes with every fact that a grading would see. */
    @Transactional
    public String mark(CycleView cycle) {
        return facts.mark(cycle);
    }

    /** Every pool of a cycle in turn, some at a time in memory. */
    @Transactional
    public void each(CycleView cycle, BiConsumer<GradingInput, Map<Long, Long>> pool) {
        var known = facts.of(cycle, Map.of());
        em.unwrap(Session.class).doWork(connection -> {
            var rows = new FactRows(connection, cycle.id());
            for (var range : rows.ranges()) {
                rows.pools(range).forEach((id, members) -> pool.accept(DecidedPool.input(known, id, members.units().keySet(), members.entries(), List.of()), members.units()));
            }
        });
    }

    /** An officer's results by run; which of them are told yet is the caller's question. */
    @Transactional
    public List<Past> past(long officerId) {
        return em.createQuery("select r.cycleId, r.id, g.score, g.grade from GradedOfficer g, AssessmentRun r where g.officerId = :officer and r.id = g.runId and g.grade is not null", Object[].class)
                .setParameter("officer", officerId).getResultList().stream().map(row -> new Past((Long) row[0], (Long) row[1], Points.of((Long) row[2]), (Grade) row[3])).toList();
    }
}
