package cn.yardstick.assessment;

import cn.yardstick.audit.AuditLog;
import cn.yardstick.audit.RecordRef;
import cn.yardstick.cycle.Cycles;
import cn.yardstick.cycle.Stage;
import cn.yardstick.grading.Cut;
import cn.yardstick.identity.CurrentActor;
import cn.yardstick.identity.Permission;
import cn.yardstick.platform.problem.ProblemType;
import cn.yardstick.platform.time.BureauTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Ties are decided by people (M9): at least three assessors sign, a majority decides, the reason is on record. */
@ApplicationScoped
public class Ties {

    private final EntityManager em;
    private final TieRows rows;
    private final Assessments assessments;
    private final Cycles cycles;
    private final CurrentActor actor;
    private final AuditLog audit;
    private final BureauTime time;

    Ties(EntityManager em, TieRows rows, Assessments assessments, Cycles cycles, CurrentActor actor, AuditLog audit, BureauTime time) {
        this.em = em;
        this.rows = rows;
        this.assessments = assessments;
        this.cycles = cycles;
        this.actor = actor;
        this.audit = audit;
        this.time = time;
    }

    /** Ties that the newest run asks, within the reader's reach; a look at who is tied is written down. */
    @Transactional
    public List<TieView> list(long cycleId) {
        cycles.get(cycleId);
        var ties = rows.of(cycleId).stream().filter(Tie::standing).filter(this::visible).map(rows::view).toList();
        rows.look(cycleId, ties);
        return ties;
    }

    /** 404 where the reader's reach ends. */
    @Transactional
    public TieView visible(long cycleId, long tieId) {
        return rows.view(known(cycleId, tieId));
    }

    /** How many ties wait for the present person's vote. */
    @Transactional
    public int countToVote(long cycleId) {
        return (int) rows.of(cycleId).stream().filter(rows::mayVote).filter(tie -> TieRows.lastVotes(tie).stream().noneMatch(vote -> vote.accountId() == actor.accountId())).count();
    }

    /** A signed vote; a decided tie is graded again at once. */
    @Transactional
    public TieView vote(long cycleId, long tieId, List<Long> chosen, String reason) {
        var cycle = cycles.inStage(cycleId, Stage.GRADING, Stage.PUBLICITY, Stage.FINAL);
        var tie = known(cycleId, tieId);
        em.lock(tie, LockModeType.PESSIMISTIC_WRITE);
        em.refresh(tie);
        if (tie.tiedIds().stream().anyMatch(actor.get()::isSelf)) {
            throw ProblemType.NOT_ON_OWN.raise();
        }
        if (tie.decided() || !tie.standing() || !assessments.fresh(cycle)) {
            throw ProblemType.CONFLICT.raise("该并列已决定，或评定后事实有变，请重新评定。", "It is decided, or facts changed since the run: grade again.");
        }
        if (tie.barred().stream().anyMatch(actor.get()::isSame)) {
            throw ProblemType.NOT_SAME_PERSON.raise("原决定已撤销，须由未参与原决定的人员重新决定。", "The earlier decision was set aside: others than those who had a part in it decide anew.");
        }
        if (!rows.mayVote(tie)) {
            throw ProblemType.NOT_ALLOWED.raise();
        }
        if (chosen.size() != tie.places() || new HashSet<>(chosen).size() != chosen.size() || !tie.tiedIds().containsAll(chosen)) {
            throw ProblemType.NOT_ACCEPTED.raise("须在并列人员中恰好选出剩余名额的人数。", "Choose exactly the places left, out of those who are tied.").at("/chosen");
        }
        tie.vote(new TieVote(actor.accountId(), actor.name(), chosen, reason, time.now()));
        em.flush();
        audit.recordAbout(tie.tiedIds(), "tie.voted", new RecordRef("tie", tieId), reason, null, Map.of("cycle", cycleId, "chosen", chosen));
        var majority = TieRows.majority(TieRows.lastVotes(tie));
        if (majority != null) {
            tie.decide(majority, time.now());
            em.flush();
            audit.recordAbout(tie.tiedIds(), "tie.decided", new RecordRef("tie", tieId), null, null, Map.of("cycle", cycleId, "chosen", majority));
            assessments.run(cycle, null);
        }
        return rows.view(tie);
    }

    /** Decisions on ties in which this officer was, whatever became of them. */
    @Transactional
    public List<TieDecision> decided(long cycleId, long officerId) {
        return em.createQuery("select distinct t from Tie t left join fetch t.cast where t.state = cn.yardstick.assessment.TieState.DECIDED and t.id in (select e.id from Tie e join e.tied d"
                + " where e.cycleId = :cycle and d.officerId = :officer) order by t.id", Tie.class).setParameter("cycle", cycleId).setParameter("officer", officerId).getResultList().stream()
                .map(tie -> tie.decision(officerId)).toList();
    }

    /** At which cut ties by id arose. */
    @Transactional
    public Map<Long, Cut> cuts(Collection<Long> ids) {
        return ids.isEmpty() ? Map.of() : em.createQuery("select t.id, t.cut from Tie t where t.id in :ids", Object[].class).setParameter("ids", ids).getResultList().stream()
                .collect(Collectors.toMap(row -> (Long) row[0], row -> (Cut) row[1]));
    }

    /** By a review: the decision stays on record and counts no more, so that the next run asks the assessment group anew; false where that was done before. */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean setAside(long tieId, String reason) {
        var tie = em.find(Tie.class, tieId, LockModeType.PESSIMISTIC_WRITE);
        em.refresh(tie);
        if (tie.tiedIds().stream().anyMatch(actor.get()::isSelf)) {
            throw ProblemType.NOT_ON_OWN.raise();
        }
        if (tie.cast().stream().anyMatch(vote -> actor.get().isSame(vote.accountId()))) {
            throw ProblemType.NOT_SAME_PERSON.raise();
        }
        // By a statement of its own: until the next run, who reads the tie reads what was there before, its version too.
        var changed = em.createQuery("update Tie t set t.setAsideAt = :now, t.setAsideBy = :account where t.id = :id and t.setAsideAt is null").setParameter("now", time.now())
                .setParameter("account", actor.accountId()).setParameter("id", tieId).executeUpdate();
        if (changed == 1) {
            em.refresh(tie);
            audit.recordAbout(tie.tiedIds(), "tie.set-aside", new RecordRef("tie", tieId), reason, null, Map.of("cycle", tie.cycleId()));
        }
        return changed == 1;
    }

    /** Accounts that voted on a tie in which this officer was. */
    @Transactional
    public Set<Long> voters(long cycleId, long officerId) {
        return Set.copyOf(em.createQuery("select distinct v.accountId from Tie t join t.cast v join t.tied d where t.cycleId = :cycle and d.officerId = :officer", Long.class)
                .setParameter("cycle", cycleId).setParameter("officer", officerId).getResultList());
    }

    private Tie known(long cycleId, long tieId) {
        var tie = em.find(Tie.class, tieId);
        if (tie == null || tie.cycleId() != cycleId || !visible(tie)) {
            throw ProblemType.NOT_FOUND.raise();
        }
        return tie;
    }

    private boolean visible(Tie tie) {
        var reach = actor.get().reach(Permission.TIES_READ);
        return tie.tied().stream().anyMatch(one -> reach.covers(one.unitId(), null));
    }
}
