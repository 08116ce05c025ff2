package cn.yardstick.assessment;

import cn.yardstick.audit.AuditLog;
import cn.yardstick.audit.RecordRef;
import cn.yardstick.grading.GradingInput;
import cn.yardstick.identity.CurrentActor;
import cn.yardstick.identity.Permission;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Stored ties: the same question is asked once, and answered for good. */
@ApplicationScoped
class TieRows {

    static final int VOTERS = 3;

    private final EntityManager em;
    private final CurrentActor actor;
    private final AuditLog audit;

    TieRows(EntityManager em, CurrentActor actor, AuditLog audit) {
        this.em = em;
        this.actor = actor;
        this.audit = audit;
    }

    /** Whom the assessment group chose, by the question that it answered. */
    Map<TieQuestion, List<Long>> decided(long cycleId) {
        return decided(of(cycleId));
    }

    static Map<TieQuestion, List<Long>> decided(List<Tie> ties) {
        return ties.stream().filter(Tie::holds).collect(Collectors.toMap(Tie::asked, Tie::chosen));
    }

    /** Keeps what a run asked; questions that it did not ask stand no more, and one whose answer was set aside is asked anew. */
    void ask(long cycleId, GradingRun.Outcome outcome, Instant now) {
        var before = of(cycleId).stream().collect(Collectors.partitioningBy(Tie::setAside));
        var known = before.get(false).stream().collect(Collectors.toMap(Tie::asked, Function.identity()));
        before.get(true).forEach(tie -> tie.stand(false));
        var asked = new HashSet<>(outcome.asked());
        known.forEach((question, tie) -> tie.stand(asked.contains(question)));
        for (TieQuestion question : asked) {
            if (!known.containsKey(question)) {
                var tie = new Tie(cycleId, question, outcome.tiedUnits(), now);
                tie.retakes(before.get(true).stream().filter(one -> one.poolId() == question.poolId() && one.cut() == question.cut()).toList());
                em.persist(tie);
            }
        }
    }

    Map<Long, TieView> openByPool(long cycleId) {
        var open = new LinkedHashMap<Long, TieView>();
        of(cycleId).stream().filter(tie -> tie.standing() && !tie.decided()).forEach(tie -> open.put(tie.poolId(), view(tie)));
        return open;
    }

    /** That the present person looks at who is tied is written down. */
    void look(long cycleId, Collection<TieView> seen) {
        audit.look("tie.list-read", new RecordRef("cycle", cycleId), actor.get().others(seen.stream().flatMap(tie -> tie.tied().stream()).toList()));
    }

    /** Open ties that the present person may read. */
    List<Long> openWithinReach(long cycleId) {
        var reach = actor.get().reach(Permission.TIES_READ);
        return of(cycleId).stream().filter(tie -> tie.standing() && !tie.decided() && tie.tied().stream().anyMatch(one -> reach.covers(one.unitId(), null))).map(Tie::id).toList();
    }

    /** With votes and tied, by two statements. */
    List<Tie> of(long cycleId) {
        em.createQuery("select distinct t from Tie t left join fetch t.cast where t.cycleId = :cycle", Tie.class).setParameter("cycle", cycleId).getResultList();
        return em.createQuery("select distinct t from Tie t left join fetch t.tied where t.cycleId = :cycle order by t.id", Tie.class).setParameter("cycle", cycleId).getResultList();
    }

    /** Who made a decision that a run took, by the votes of the majority, each assessor's last one. */
    Explanation.Decision made(RunView run, long poolId, GradingInput.Decision taken) {
        var chosen = taken.chosen().stream().map(Long::valueOf).sorted().toList();
        var tie = of(run.cycleId()).stream().filter(one -> one.poolId() == poolId && one.cut() == taken.cut() && one.decided() && !one.decidedAt().isAfter(run.ranAt()) && one.chosen().equals(chosen))
                .max(Comparator.comparing(Tie::decidedAt)).orElse(null);
        var votes = tie == null ? List.<TieVote>of() : lastVotes(tie);
        return new Explanation.Decision(tie == null ? null : tie.id(), taken.cut(), votes.stream().filter(vote -> vote.chosen().equals(chosen)).map(TieVote::view).toList(), tie != null && !tie.barred().isEmpty());
    }

    /** Everybody who is tied is within the present person's scope, and nobody of them is that person; who has voted by another account has voted. */
    boolean mayVote(Tie tie) {
        var reach = actor.get().reach(Permission.TIES_DECIDE);
        return tie.standing() && !tie.decided() && tie.tied().stream().allMatch(one -> reach.covers(one.unitId(), null)) && tie.tied().stream().noneMatch(one -> actor.get().isSelf(one.officerId())) && tie.barred().stream().noneMatch(actor.get()::isSame)
                && tie.cast().stream().noneMatch(vote -> vote.accountId() != actor.accountId() && actor.get().isSame(vote.accountId()));
    }

    TieView view(Tie tie) {
        var last = lastVotes(tie);
        return new TieView(tie.id(), tie.cycleId(), tie.poolId(), tie.cut(), tie.places(), tie.tiedIds(), tie.state(), tie.chosen(), last.stream().map(TieVote::view).toList(), needed(tie, last),
                !tie.barred().isEmpty(), mayVote(tie), tie.version());
    }

    /** Of one assessor's votes the last counts. */
    static List<TieVote> lastVotes(Tie tie) {
        var last = new LinkedHashMap<Long, TieVote>();
        tie.cast().forEach(vote -> last.put(vote.accountId(), vote));
        return List.copyOf(last.values());
    }

    /** The choice of more than half of at least three assessors, or null. */
    static List<Long> majority(List<TieVote> votes) {
        if (votes.size() < VOTERS) {
            return null;
        }
        return votes.stream().collect(Collectors.groupingBy(TieVote::chosen, Collectors.counting())).entrySet().stream().filter(one -> one.getValue() * 2 > votes.size())
                .map(Map.Entry::getKey).findFirst().orElse(null);
    }

    /** How many votes it takes in all if every further one agrees with the leading choice. */
    private static int needed(Tie tie, List<TieVote> votes) {
        if (tie.decided()) {
            return votes.size();
        }
        var leading = votes.stream().collect(Collectors.groupingBy(TieVote::chosen, Collectors.counting())).values().stream().mapToLong(Long::longValue).max().orElse(0);
        var total = Math.max(VOTERS, votes.size());
        while ((leading + total - votes.size()) * 2 <= total) {
            total++;
        }
        return total;
    }
}
