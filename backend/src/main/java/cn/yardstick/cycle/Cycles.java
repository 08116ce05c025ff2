package cn.yardstick.cycle;

import cn.yardstick.audit.AuditLog;
import cn.yardstick.audit.HistoryLine;
import cn.yardstick.audit.RecordRef;
import cn.yardstick.identity.CurrentActor;
import cn.yardstick.identity.Permission;
import cn.yardstick.platform.paging.Listing;
import cn.yardstick.platform.paging.Order;
import cn.yardstick.platform.paging.Page;
import cn.yardstick.platform.paging.PageParams;
import cn.yardstick.platform.problem.ProblemType;
import cn.yardstick.platform.time.BureauTime;
import cn.yardstick.rulebook.RuleBooks;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Assessment cycles (M13): one step forwards at a time, each behind its gates. */
@ApplicationScoped
public class Cycles {

    private final CycleRepository cycles;
    private final Population population;
    private final Gates gates;
    private final List<StepWitness> witnesses;
    private final RuleBooks books;
    private final CurrentActor actor;
    private final AuditLog audit;
    private final BureauTime time;

    Cycles(CycleRepository cycles, Population population, Gates gates, @All List<StepWitness> witnesses, RuleBooks books, CurrentActor actor, AuditLog audit, BureauTime time) {
        this.cycles = cycles;
        this.population = population;
        this.gates = gates;
        this.witnesses = witnesses;
        this.books = books;
        this.actor = actor;
        this.audit = audit;
        this.time = time;
    }

    @Transactional
    public CycleView create(NewCycle plan) {
        check(plan);
        var cycle = new Cycle(plan);
        cycles.persistAndFlush(cycle);
        record("cycle.created", cycle.id(), null, null, Map.of("name", plan.name()));
        return cycle.view();
    }

    /** Only in preparation: afterwards the frame stands. */
    @Transactional
    public CycleView change(long id, long version, NewCycle plan) {
        var cycle = cycles.lockedAt(id, version);
        if (cycle.stage() != Stage.PREPARATION) {
            throw ProblemType.CONFLICT.raise("记分开始后不得更改周期设置。", "Once scoring is open the cycle's frame stands.");
        }
        check(plan);
        if (plan.ruleBookId() != cycle.view().ruleBookId() && cycles.overrides(id).stream().anyMatch(passed -> passed.gate() == GateKind.RULE_BOOK_ACKNOWLEDGED)) {
            throw ProblemType.CONFLICT.raise("签收关口已按原细则说明理由越过，不得再换细则。", "The gate of reading it was passed for this rule book: it cannot be exchanged.").at("/ruleBookId");
        }
        cycle.plan(plan);
        cycles.flush();
        record("cycle.changed", id, null, null, Map.of("name", plan.name(), "from", plan.from(), "until", plan.until()));
        return cycle.view();
    }

    /** Goes to the next stage if every gate is open or was passed; 409 names those that are shut. */
    @Transactional
    public CycleView moveStage(long id, long version, Stage to) {
        var cycle = cycles.lockedAt(id, version);
        if (to.ordinal() != cycle.stage().ordinal() + 1) {
            throw ProblemType.CONFLICT.raise("阶段只能依次前进一步。", "Stages go forwards, one step at a time.").at("/to");
        }
        gates.check(cycle.view());
        if (!witnessed(cycle.view(), to)) {
            throw ProblemType.NOT_SAME_PERSON.raise();
        }
        var before = cycle.stage();
        cycle.enter(to, time.now());
        if (to == Stage.SCORING) {
            population.freeze(cycle.view());
        }
        cycles.flush();
        record("cycle.stage-moved", id, null, Map.of("stage", before), Map.of("stage", to));
        return cycle.view();
    }

    /** Could the present person take this cycle to the next stage now? */
    @Transactional
    public boolean mayMove(CycleView cycle, List<Gates.Seen> seen) {
        var last = cycle.stage() == Stage.FINAL;
        return !last && actor.get().may(Permission.CYCLES_WRITE) && seen.stream().allMatch(Gates.Seen::letsThrough) && witnessed(cycle, Stage.values()[cycle.stage().ordinal() + 1]);
    }

    private boolean witnessed(CycleView cycle, Stage to) {
        return witnesses.stream().allMatch(witness -> witness.mayTake(cycle, to));
    }

    /** Holds the cycle in one of these stages until the transaction ends; 409 in any other. */
    @Transactional(Transactional.TxType.MANDATORY)
    public CycleView inStage(long id, Stage... allowed) {
        var cycle = cycles.locked(id);
        if (!Arrays.asList(allowed).contains(cycle.stage())) {
            throw ProblemType.CONFLICT.raise("当前阶段不允许此操作。", "The cycle's stage does not allow this.");
        }
        return cycle.view();
    }

    /** The last day of the publicity, inclusive; told by the publication. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void termEnds(long id, LocalDate lastDay) {
        cycles.locked(id).termEnds(lastDay);
    }

    /** 404 if there is none. */
    @Transactional
    public CycleView get(long id) {
        return cycles.known(id).view();
    }

    /** By one statement. */
    @Transactional
    public Map<Long, CycleView> byIds(java.util.Collection<Long> ids) {
        return ids.isEmpty() ? Map.of() : cycles.getEntityManager().createQuery("select c from Cycle c where c.id in :ids", Cycle.class).setParameter("ids", ids)
                .getResultList().stream().collect(java.util.stream.Collectors.toMap(Cycle::id, Cycle::view));
    }

    /** Ids of the cycles that stand in one of these stages; 0, which is none, is always among them. */
    @Transactional
    public List<Long> idsIn(Stage... stages) {
        var ids = new ArrayList<>(List.of(0L));
        ids.addAll(cycles.getEntityManager().createQuery("select c.id from Cycle c where c.stage in :stages", Long.class).setParameter("stages", List.of(stages)).getResultList());
        return ids;
    }

    @Transactional
    public Page<CycleView> list(Stage stage, PageParams params) {
        var listing = Listing.of(cycles.getEntityManager(), Cycle.class);
        if (stage != null) {
            listing.where("e.stage = :stage", "stage", stage);
        }
        return listing.page(params, "id", Order.DESC, Cycle::id).map(Cycle::view);
    }

    @Transactional
    public Page<HistoryLine> history(long id, PageParams params) {
        return audit.history(new RecordRef("cycle", cycles.known(id).id()), params);
    }

    /** Null for who is not graded in this cycle. */
    @Transactional
    public MemberView member(long cycleId, long officerId) {
        return population.member(cycleId, officerId);
    }

    @Transactional
    public List<MemberView> members(long cycleId) {
        return population.members(cycleId);
    }

    /** Frozen pools by id; empty before the freeze. */
    @Transactional
    public Map<Long, PoolView> pools(long cycleId) {
        return population.frozenPools(cycleId);
    }

    /** Changes whenever somebody is moved to another pool. */
    @Transactional
    public String populationMark(long cycleId) {
        return population.mark(cycleId);
    }

    private void check(NewCycle plan) {
        if (plan.until().isBefore(plan.from())) {
            throw ProblemType.NOT_ACCEPTED.raise("结束日期不得早于开始日期。", "The last day is not before the first.").at("/until");
        }
        try {
            books.get(plan.ruleBookId());
        } catch (cn.yardstick.platform.problem.ProblemException missing) {
            throw ProblemType.NOT_ACCEPTED.raise("没有此考核细则。", "There is no such rule book.").at("/ruleBookId");
        }
    }

    private void record(String action, long id, String reason, Object before, Object after) {
        audit.record(action, new RecordRef("cycle", id), reason, before, after);
    }
}
