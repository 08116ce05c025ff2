package cn.yardstick.cycle;

import cn.yardstick.audit.AuditLog;
import cn.yardstick.audit.RecordRef;
import cn.yardstick.identity.CurrentActor;
import cn.yardstick.identity.Permission;
import cn.yardstick.officer.Officers;
import cn.yardstick.officer.Serving;
import cn.yardstick.platform.concurrency.IfMatch;
import cn.yardstick.platform.paging.Listing;
import cn.yardstick.platform.paging.Order;
import cn.yardstick.platform.paging.Page;
import cn.yardstick.platform.paging.PageParams;
import cn.yardstick.platform.problem.ProblemType;
import cn.yardstick.platform.time.BureauTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who is graded, and with whom compared: planned until scoring opens, frozen then (issue: the population). */
@ApplicationScoped
public class Population {

    private static final int ROWS_PER_INSERT = 500;

    /** What a clerk looks for; each may be null. {@code unitIds} are already with all below. */
    public record Filter(String q, Long poolId, Set<Long> unitIds) {
    }

    private final EntityManager em;
    private final CycleRepository cycles;
    private final PoolPlan plan;
    private final Officers officers;
    private final CurrentActor actor;
    private final AuditLog audit;
    private final BureauTime time;

    Population(EntityManager em, CycleRepository cycles, PoolPlan plan, Officers officers, CurrentActor actor, AuditLog audit, BureauTime time) {
        this.em = em;
        this.cycles = cycles;
        this.plan = plan;
        this.officers = officers;
        this.actor = actor;
        this.audit = audit;
        this.time = time;
    }

    /** Frozen pools, or the preview as it would be frozen today. */
    @Transactional
    public List<PoolView> pools(CycleView cycle) {
        if (cycle.stage() != Stage.PREPARATION) {
            return List.copyOf(frozenPools(cycle.id()).values());
        }
        return plan.of(cycle, officers.servingOn(time.today()), cycles.arrangements(cycle.id()));
    }

    /** Joins a pool with another or keeps it for a reason; only before the freeze. */
    @Transactional
    public void arrange(long cycleId, Long unitId, Long joinUnitId, String reason) {
        var cycle = cycles.locked(cycleId).view();
        if (cycle.stage() != Stage.PREPARATION) {
            throw ProblemType.CONFLICT.raise("考核对象已锁定。", "The population is frozen.");
        }
        var key = unitId == null ? PoolArrangement.LEADERS : unitId;
        var arrangements = cycles.arrangements(cycleId);
        plan.check(key, joinUnitId, officers.servingOn(time.today()), arrangements);
        var arrangement = arrangements.stream().filter(one -> one.unitKey() == key).findFirst().orElseGet(() -> new PoolArrangement(cycleId, key));
        arrangement.decide(joinUnitId, reason);
        em.persist(arrangement);
        em.flush();
        audit.record("cycle.pool-arranged", new RecordRef("cycle", cycleId), reason, null, Map.of("unit", key, "joins", String.valueOf(joinUnitId)));
    }

    /** Writes down who is graded in which pool; unit, post and leadership role stay as they are today. */
    void freeze(CycleView cycle) {
        var serving = officers.servingOn(time.today());
        var poolByKey = new HashMap<Long, Long>();
        var arrangements = cycles.arrangements(cycle.id());
        for (PoolView view : plan.of(cycle, serving, arrangements)) {
            var pool = new Pool(cycle.id(), view);
            em.persist(pool);
            poolByKey.put(view.unitId() == null ? PoolArrangement.LEADERS : view.unitId(), pool.id());
        }
        em.flush();
        for (int from = 0; from < serving.size(); from += ROWS_PER_INSERT) {
            insert(cycle.id(), serving.subList(from, Math.min(serving.size(), from + ROWS_PER_INSERT)), poolByKey, arrangements);
        }
        audit.record("cycle.population-frozen", new RecordRef("cycle", cycle.id()), null, null, Map.of("officers", serving.size(), "pools", poolByKey.size()));
    }

    private void insert(long cycleId, List<Serving> rows, Map<Long, Long> poolByKey, List<PoolArrangement> arrangements) {
        var sql = "INSERT INTO cycle_member (cycle_id, officer_id, unit_id, pool_id, post, leadership_role, version) VALUES "
                + String.join(",", Collections.nCopies(rows.size(), "(?, ?, ?, ?, ?, ?, 0)"));
        var insert = em.createNativeQuery(sql);
        var at = 1;
        for (Serving row : rows) {
            insert.setParameter(at++, cycleId).setParameter(at++, row.officerId()).setParameter(at++, row.unitId())
                    .setParameter(at++, poolByKey.get(plan.rootOf(plan.keyOf(row), arrangements))).setParameter(at++, row.post().name())
                    .setParameter(at++, row.leadershipRole() == null ? null : row.leadershipRole().name());
        }
        insert.executeUpdate();
    }

    Map<Long, PoolView> frozenPools(long cycleId) {
        var sizes = new HashMap<Long, Integer>();
        em.createQuery("select m.poolId, count(m) from Member m where m.cycleId = :cycle group by m.poolId", Object[].class).setParameter("cycle", cycleId).getResultList()
                .forEach(row -> sizes.put((Long) row[0], ((Long) row[1]).intValue()));
        var pools = new LinkedHashMap<Long, PoolView>();
        em.createQuery("select p from Pool p where p.cycleId = :cycle order by p.id", Pool.class).setParameter("cycle", cycleId).getResultList()
                .forEach(pool -> pools.put(pool.id(), pool.view(sizes.getOrDefault(pool.id(), 0))));
        return pools;
    }

    MemberView member(long cycleId, long officerId) {
        return em.createQuery("select m from Member m where m.cycleId = :cycle and m.officerId = :officer", Member.class).setParameter("cycle", cycleId)
                .setParameter("officer", officerId).getResultList().stream().map(Member::view).findFirst().orElse(null);
    }

    String mark(long cycleId) {
        var row = em.createQuery("select count(m), coalesce(sum(m.version), 0) from Member m where m.cycleId = :cycle", Object[].class).setParameter("cycle", cycleId).getSingleResult();
        return row[0] + "/" + row[1];
    }

    List<MemberView> members(long cycleId) {
        return em.createQuery("select m from Member m where m.cycleId = :cycle order by m.id", Member.class).setParameter("cycle", cycleId).getResultList().stream().map(Member::view).toList();
    }

    /** Members within the reader's reach. */
    @Transactional
    public Page<MemberView> list(long cycleId, Filter filter, PageParams params) {
        var listing = Listing.of(em, Member.class).where("e.cycleId = :cycle", "cycle", cycles.known(cycleId).id());
        actor.get().reach(Permission.CYCLES_MEMBERS).narrow(listing, "unitId", "officerId");
        if (filter.poolId() != null) {
            listing.where("e.poolId = :pool", "pool", filter.poolId());
        }
        if (filter.unitIds() != null) {
            listing.where("e.unitId in :units", "units", filter.unitIds().isEmpty() ? Set.of(0L) : filter.unitIds());
        }
        if (filter.q() != null && !filter.q().isBlank()) {
            var found = officers.search(filter.q(), 1000);
            listing.where("e.officerId in :found", "found", found.isEmpty() ? List.of(0L) : found);
        }
        return listing.page(params, "id", Order.ASC, Member::id).map(Member::view);
    }

    /** 404 where the reader's reach ends. */
    @Transactional
    public MemberView visible(long cycleId, long officerId) {
        var member = member(cycles.known(cycleId).id(), officerId);
        if (member == null || !actor.get().reach(Permission.CYCLES_MEMBERS).covers(member.unitId(), officerId)) {
            throw ProblemType.NOT_FOUND.raise();
        }
        return member;
    }

    /** The office compares somebody in another pool, for a reason on record; while scoring or grading. */
    @Transactional
    public MemberView move(long cycleId, long officerId, long version, long poolId, String reason) {
        var stage = cycles.locked(cycleId).stage();
        if (stage != Stage.SCORING && stage != Stage.GRADING) {
            throw ProblemType.CONFLICT.raise("当前阶段不能调整比较组。", "The cycle's stage does not allow this.");
        }
        if (actor.get().isSelf(officerId)) {
            throw ProblemType.NOT_ON_OWN.raise();
        }
        var pool = em.find(Pool.class, poolId);
        if (pool == null || pool.cycleId() != cycleId) {
            throw ProblemType.NOT_ACCEPTED.raise("没有此比较组。", "There is no such pool in this cycle.").at("/poolId");
        }
        var known = member(cycleId, officerId);
        var member = em.find(Member.class, known.id(), LockModeType.PESSIMISTIC_WRITE);
        IfMatch.check(version, member.version());
        member.moveTo(poolId);
        em.flush();
        audit.record("cycle.member-moved", new RecordRef("officer", officerId), reason, Map.of("cycle", cycleId, "pool", known.poolId()), Map.of("cycle", cycleId, "pool", poolId));
        return member.view();
    }
}
