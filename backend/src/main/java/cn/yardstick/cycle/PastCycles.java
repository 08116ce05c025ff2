package cn.yardstick.cycle;

import cn.yardstick.platform.paging.Listing;
import cn.yardstick.platform.paging.Order;
import cn.yardstick.platform.paging.Page;
import cn.yardstick.platform.paging.PageParams;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** A cycle among those before it, and a unit's pool in each of them. */
@ApplicationScoped
public class PastCycles {

    /** Of cycles that are looked through for those of the same length. */
    private static final int MOST_READ = 200;

    /** A unit's pool in a cycle; {@code unitId} null: the leaders' of the bureau. */
    public record UnitPool(long poolId, long cycleId, Long unitId) {
    }

    private final EntityManager em;
    private final CycleRepository cycles;

    PastCycles(EntityManager em, CycleRepository cycles) {
        this.em = em;
        this.cycles = cycles;
    }

    /** This cycle and those before it of the same kind, newest first: as long as it to a tenth, none overlapping the next. */
    @Transactional
    public List<CycleView> upTo(long cycleId, int most) {
        var row = new ArrayList<>(List.of(cycles.known(cycleId).view()));
        var length = length(row.getFirst());
        for (var earlier : em.createQuery("select c from Cycle c where c.until < :from order by c.until desc, c.id desc", Cycle.class).setParameter("from", row.getFirst().from()).setMaxResults(MOST_READ).getResultList()) {
            var view = earlier.view();
            if (row.size() < most && view.until().isBefore(row.getLast().from()) && Math.abs(length(view) - length) * 10 <= length) {
                row.add(view);
            }
        }
        return row;
    }

    private static long length(CycleView cycle) {
        return ChronoUnit.DAYS.between(cycle.from(), cycle.until()) + 1;
    }

    /** Frozen pools, oldest first; their sizes are not counted. */
    @Transactional
    public Page<PoolView> pools(long cycleId, PageParams params) {
        return Listing.of(em, Pool.class).where("e.cycleId = :cycle", "cycle", cycleId).page(params, "id", Order.ASC, Pool::id).map(pool -> pool.view(0));
    }

    /** The pools of these units in these cycles; 0 among the units: the leaders' of the bureau. */
    @Transactional
    public List<UnitPool> pools(Collection<Long> cycleIds, Collection<Long> unitIds) {
        return em.createQuery("select new cn.yardstick.cycle.PastCycles$UnitPool(p.id, p.cycleId, p.unitId) from Pool p where p.cycleId in :cycles and coalesce(p.unitId, 0) in :units", UnitPool.class)
                .setParameter("cycles", cycleIds).setParameter("units", unitIds).getResultList();
    }
}
