package cn.yardstick.publication;

import cn.yardstick.assessment.FrozenInputs;
import cn.yardstick.audit.AuditLog;
import cn.yardstick.audit.RecordRef;
import cn.yardstick.cycle.CycleView;
import cn.yardstick.cycle.PastCycles;
import cn.yardstick.cycle.PastCycles.UnitPool;
import cn.yardstick.cycle.PoolView;
import cn.yardstick.identity.CurrentActor;
import cn.yardstick.kernel.Grade;
import cn.yardstick.platform.paging.Page;
import cn.yardstick.platform.paging.PageParams;
import cn.yardstick.regrade.PoolAgain;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Who was four over the years in each unit, by what, and whether it looks like taking turns: for the office, from the newest published lists alone. */
@ApplicationScoped
public class Rotations {

    /** Years that are looked at. */
    public static final int MOST_YEARS = 10;

    /** Somebody who was four, as the list of that year names them. */
    public record FourOf(PublicationLineView line, PoolAgain.Standing standing) {
    }

    /** A unit's pool in one year: who was in it, and who was four. */
    public record YearOf(CycleView cycle, List<Long> members, List<FourOf> fours) {
        private Turns.Year counted() {
            return new Turns.Year(members, fours.stream().map(four -> new Turns.Four(four.line().officerId(), four.standing().cause(), four.standing().deducted())).toList());
        }
    }

    /** A pool of this cycle with the years of its unit, oldest first. */
    public record UnitTurns(PoolView pool, List<YearOf> years, Turns.Found found) {
    }

    private final EntityManager em;
    private final PastCycles cycles;
    private final FrozenInputs inputs;
    private final CurrentActor actor;
    private final AuditLog audit;

    Rotations(EntityManager em, PastCycles cycles, FrozenInputs inputs, CurrentActor actor, AuditLog audit) {
        this.em = em;
        this.cycles = cycles;
        this.inputs = inputs;
        this.actor = actor;
        this.audit = audit;
    }

    /** Pools of the cycle with their years; by as many statements for a page of many as for one of few. The look is written down. */
    @Transactional
    public Page<UnitTurns> of(long cycleId, PageParams params) {
        var row = cycles.upTo(cycleId, MOST_YEARS).stream().collect(Collectors.toMap(CycleView::id, Function.identity()));
        var pools = cycles.pools(cycleId, params);
        var lists = published(row.keySet());
        var twins = pools.items().isEmpty() ? List.<UnitPool>of() : cycles.pools(row.keySet(), pools.items().stream().map(pool -> key(pool.unitId())).toList());
        var again = inputs.again(lists.values().stream().map(PublicationView::runId).toList(), twins.stream().map(UnitPool::poolId).toList());
        var lines = lines(lists.values().stream().map(PublicationView::id).toList(), again.values());
        var years = new HashMap<Long, List<YearOf>>();
        for (var twin : twins) {
            var graded = again.get(twin.poolId());
            if (graded != null) {
                years.computeIfAbsent(key(twin.unitId()), unit -> new ArrayList<>()).add(year(row.get(twin.cycleId()), graded, lines.getOrDefault(lists.get(twin.cycleId()).id(), Map.of())));
            }
        }
        audit.look("cycle.rotations-read", new RecordRef("cycle", cycleId), actor.get().others(years.values().stream().flatMap(List::stream).flatMap(year -> year.fours().stream()).map(four -> four.line().officerId()).toList()));
        return pools.map(pool -> turns(pool, years.getOrDefault(key(pool.unitId()), List.of())));
    }

    private static UnitTurns turns(PoolView pool, List<YearOf> years) {
        var ordered = years.stream().sorted(Comparator.comparing(year -> year.cycle().from())).toList();
        return new UnitTurns(pool, ordered, Turns.of(ordered.stream().map(YearOf::counted).toList()));
    }

    private static YearOf year(CycleView cycle, PoolAgain graded, Map<Long, PublicationLineView> lines) {
        var fours = graded.standings().stream().filter(one -> one.cause() != null && lines.containsKey(Long.valueOf(one.id())))
                .map(one -> new FourOf(lines.get(Long.valueOf(one.id())), one)).toList();
        return new YearOf(cycle, graded.standings().stream().map(one -> Long.valueOf(one.id())).toList(), fours);
    }

    private static Long key(Long unitId) {
        return unitId == null ? Long.valueOf(0) : unitId;
    }

    /** The newest published lists of these cycles. */
    private Map<Long, PublicationView> published(Set<Long> cycleIds) {
        return em.createQuery("select p from Publication p where p.cycleId in :cycles and p.state = cn.yardstick.publication.PublicationState.PUBLISHED", Publication.class).setParameter("cycles", cycleIds)
                .getResultList().stream().map(Publication::view).collect(Collectors.toMap(PublicationView::cycleId, Function.identity()));
    }

    /** Fours of these lists, by list and officer, among those who are four by the runs: a revision may have kept somebody from it. */
    private Map<Long, Map<Long, PublicationLineView>> lines(List<Long> lists, Collection<PoolAgain> graded) {
        var fours = graded.stream().flatMap(pool -> pool.standings().stream()).filter(PoolAgain.Standing::four).map(one -> Long.valueOf(one.id())).distinct().toList();
        var found = new HashMap<Long, Map<Long, PublicationLineView>>();
        if (!fours.isEmpty()) {
            em.createQuery("select l from PublicationLine l where l.publicationId in :lists and l.officerId in :fours and l.grade = :four", PublicationLine.class).setParameter("lists", lists)
                    .setParameter("fours", fours).setParameter("four", Grade.FOUR).getResultList().forEach(line -> found.computeIfAbsent(line.publicationId(), list -> new HashMap<>()).put(line.view().officerId(), line.view()));
        }
        return found;
    }
}
