package cn.yardstick.cycle;

import cn.yardstick.platform.concurrency.IfMatch;
import cn.yardstick.platform.problem.ProblemType;
import io.quarkus.hibernate.orm.panache.PanacheRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;

/** Stored cycles with what belongs to them. */
@ApplicationScoped
class CycleRepository implements PanacheRepository<Cycle> {

    Cycle known(long id) {
        var cycle = findById(id);
        if (cycle == null) {
            throw ProblemType.NOT_FOUND.raise();
        }
        return cycle;
    }

    Cycle locked(long id) {
        var cycle = findById(id, LockModeType.PESSIMISTIC_WRITE);
        if (cycle == null) {
            throw ProblemType.NOT_FOUND.raise();
        }
        return cycle;
    }

    Cycle lockedAt(long id, long version) {
        var cycle = locked(id);
        IfMatch.check(version, cycle.version());
        return cycle;
    }

    List<PoolArrangement> arrangements(long cycleId) {
        return getEntityManager().createQuery("select a from PoolArrangement a where a.cycleId = :cycle", PoolArrangement.class).setParameter("cycle", cycleId).getResultList();
    }

    List<GateOverride> overrides(long cycleId) {
        return getEntityManager().createQuery("select o from GateOverride o where o.cycleId = :cycle", GateOverride.class).setParameter("cycle", cycleId).getResultList();
    }
}
