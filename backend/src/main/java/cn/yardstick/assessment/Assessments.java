package cn.yardstick.assessment;

import cn.yardstick.audit.AuditLog;
import cn.yardstick.audit.RecordRef;
import cn.yardstick.cycle.CycleView;
import cn.yardstick.cycle.Cycles;
import cn.yardstick.cycle.Stage;
import cn.yardstick.grading.GradingRefusal;
import cn.yardstick.identity.CurrentActor;
import cn.yardstick.identity.Permission;
import cn.yardstick.kernel.Grade;
import cn.yardstick.platform.paging.Listing;
import cn.yardstick.platform.paging.Order;
import cn.yardstick.platform.paging.Page;
import cn.yardstick.platform.paging.PageParams;
import cn.yardstick.platform.problem.ProblemType;
import cn.yardstick.platform.time.BureauTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.hibernate.Session;

/** Grading runs of cycles and their results (M8, M9, M11). The newest run counts, as long as no fact changed since. */
@ApplicationScoped
public class Assessments {

    /** What a reader looks for; each may be null. {@code unitIds} are already with all below. */
    public record Filter(Long poolId, Grade grade, Set<Long> unitIds) {
    }

    /** Two million officers take a minute or two on two cores. A run is one transaction: all of it or nothing. */
    public static final Duration LONGEST_RUN = Duration.ofMinutes(15);

    private final EntityManager em;
    private final FactsOfCycle facts;
    private final TieRows ties;
    private final Cycles cycles;
    private final CurrentActor actor;
    private final AuditLog audit;
    private final BureauTime time;

    Assessments(EntityManager em, FactsOfCycle facts, TieRows ties, Cycles cycles, CurrentActor actor, AuditLog audit, BureauTime time) {
        this.em = em;
        this.facts = facts;
        this.ties = ties;
        this.cycles = cycles;
        this.actor = actor;
        this.audit = audit;
        this.time = time;
    }

    /** Freezes the facts, grades and stores the results: while the cycle stands in grading, and once a list is out only where facts changed. */
    @Transactional
    public RunView run(long cycleId, String note) {
        var cycle = cycles.inStage(cycleId, Stage.GRADING, Stage.PUBLICITY, Stage.FINAL);
        if (cycle.stage() != Stage.GRADING && fresh(cycle)) {
            throw ProblemType.CONFLICT.raise("公示后须事实有变才能重新评定。", "Once a list is published it is graded again only where facts changed.");
        }
        return run(cycle, note);
    }

    /** Because a tie was decided. */
    RunView run(CycleView cycle, String note) {
        var cycleId = cycle.id();
        var number = em.createQuery("select coalesce(max(r.runNumber), 0) from AssessmentRun r where r.cycleId = :cycle", Integer.class).setParameter("cycle", cycleId).getSingleResult();
        var run = new AssessmentRun(cycleId, number + 1, cycle.ruleBookId(), facts.mark(cycle), time.now(), actor.accountId(), actor.name(), note);
        em.persist(run);
        em.flush();
        facts.findings(cycle).forEach(one -> em.persist(new FrozenFinding(run.id(), one.id(), one.unitId(), one.leaderSteps(), one.occurredOn(), one.reason())));
        em.flush();
        var grading = new GradingRun(facts.of(cycle, ties.decided(cycleId)));
        try {
            var outcome = em.unwrap(Session.class).doReturningWork(connection -> grading.store(connection, cycleId, run.id()));
            run.complete(outcome);
            ties.ask(cycleId, outcome, time.now());
            em.flush();
            audit.record("assessment.run", new RecordRef("cycle", cycleId), note, null, Map.of("runNumber", number + 1, "officers", outcome.officers(), "openTies", outcome.openTies().size()));
            return run.view();
        } catch (GradingRefusal refusal) {
            throw ProblemType.CONFLICT.raise(refusal.zh(), refusal.en());
        }
    }

    /** The newest run; 404 before the first. */
    @Transactional
    public RunView latest(long cycleId) {
        var run = find(cycles.get(cycleId).id());
        if (run == null) {
            throw ProblemType.NOT_FOUND.raise();
        }
        return run.view();
    }

    /** Null before the first run. */
    @Transactional
    public RunView latestOrNull(long cycleId) {
        var run = find(cycleId);
        return run == null ? null : run.view();
    }

    /** Is there a run, and has no fact changed since? */
    @Transactional
    public boolean fresh(CycleView cycle) {
        var run = find(cycle.id());
        return run != null && run.factsMark().equals(facts.mark(cycle));
    }

    /** Outcomes of the pools that the reader reaches; a look at who is tied is written down. */
    @Transactional
    public Page<PoolOutcomeView> pools(long cycleId, PageParams params) {
        var run = latest(cycleId);
        var listing = Listing.of(em, GradedPool.class).where("e.runId = :run", "run", run.id());
        var reach = actor.get().reach(Permission.GRADES_READ);
        if (!reach.all()) {
            var visible = cycles.pools(cycleId).values().stream().filter(pool -> pool.unitIds().stream().anyMatch(reach.unitIds()::contains)).map(pool -> pool.id()).toList();
            listing.where("e.poolId in :visible", "visible", visible.isEmpty() ? List.of(0L) : visible);
        }
        var open = ties.openByPool(cycleId);
        var page = listing.page(params, "poolId", Order.ASC, GradedPool::poolId).map(pool -> pool.view(open.get(pool.poolId())));
        ties.look(cycleId, page.items().stream().map(PoolOutcomeView::openTie).filter(Objects::nonNull).toList());
        return page;
    }

    /** Results that the reader reaches, by pool from the best down; the look is written down. */
    @Transactional
    public Page<ResultView> results(long cycleId, Filter filter, PageParams params) {
        var run = latest(cycleId);
        var listing = Listing.of(em, GradedOfficer.class).where("e.runId = :run", "run", run.id());
        actor.get().reach(Permission.GRADES_READ).narrow(listing, "unitId", null);
        if (filter.poolId() != null) {
            listing.where("e.poolId = :pool", "pool", filter.poolId());
        }
        if (filter.grade() != null) {
            listing.where("e.grade = :grade", "grade", filter.grade());
        }
        if (filter.unitIds() != null) {
            listing.where("e.unitId in :units", "units", filter.unitIds().isEmpty() ? Set.of(0L) : filter.unitIds());
        }
        var page = listing.page(params, "position", Order.ASC, GradedOfficer::position).map(GradedOfficer::view);
        audit.look("assessment.results-read", new RecordRef("cycle", cycleId), actor.get().others(page.items().stream().map(ResultView::officerId).toList()));
        return page;
    }

    private AssessmentRun find(long cycleId) {
        return em.createQuery("select r from AssessmentRun r where r.cycleId = :cycle order by r.runNumber desc", AssessmentRun.class).setParameter("cycle", cycleId).setMaxResults(1)
                .getResultList().stream().findFirst().orElse(null);
    }
}
