package cn.yardstick.assessment;

import cn.yardstick.audit.AuditLog;
import cn.yardstick.audit.RecordRef;
import cn.yardstick.cycle.CycleView;
import cn.yardstick.cycle.Cycles;
import cn.yardstick.grading.GradingInput.Entry;
import cn.yardstick.grading.GradingRefusal;
import cn.yardstick.grading.GradingResult.SubjectResult;
import cn.yardstick.identity.CurrentActor;
import cn.yardstick.kernel.Grade;
import cn.yardstick.platform.problem.ProblemType;
import io.quarkus.narayana.jta.runtime.TransactionConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.Session;

/** What would change if: every pool is graded twice from the facts as they are, once as supposed; nothing is stored (M8, X4). */
@ApplicationScoped
public class Suppositions {

    /** More are counted, not listed. */
    public static final int MOST_MOVES = 500;

    private final EntityManager em;
    private final FactsOfCycle facts;
    private final TieRows ties;
    private final Cycles cycles;
    private final CurrentActor actor;
    private final AuditLog audit;

    Suppositions(EntityManager em, FactsOfCycle facts, TieRows ties, Cycles cycles, CurrentActor actor, AuditLog audit) {
        this.em = em;
        this.facts = facts;
        this.ties = ties;
        this.cycles = cycles;
        this.actor = actor;
        this.audit = audit;
    }

    /** 422 for an entry that does not count, a category or a tie that is not there; 409 before there is a population. The look at who moves is written down. */
    @Transactional
    @TransactionConfiguration(timeout = 900)
    public Comparison compare(long cycleId, Supposed supposed) {
        var cycle = cycles.get(cycleId);
        var all = ties.of(cycleId);
        var asked = all.stream().collect(Collectors.toMap(Tie::id, Tie::asked));
        check(supposed, asked);
        var known = facts.of(cycle, TieRows.decided(all));
        unknown("/limits", supposed.limits().keySet(), known.rules().categories().stream().map(one -> one.code()).collect(Collectors.toSet()));
        var otherwise = supposed.facts(known, asked);
        var tally = new Tally(supposed.without());
        try {
            em.unwrap(Session.class).doWork(connection -> {
                var rows = new FactRows(connection, cycleId);
                for (var range : rows.ranges()) {
                    rows.pools(range).forEach((id, pool) -> tally.add(id, pool.units(), pool.entries(), DecidedPool.of(known, id, pool.units().keySet(), pool.entries()),
                            DecidedPool.of(otherwise, id, pool.units().keySet(), supposed.entries(pool.entries()))));
                }
            });
        } catch (GradingRefusal refusal) {
            throw ProblemType.CONFLICT.raise(refusal.zh(), refusal.en());
        }
        return told(cycle, tally);
    }

    private Comparison told(CycleView cycle, Tally tally) {
        if (!tally.unseen.isEmpty()) {
            throw ProblemType.NOT_ACCEPTED.raise("只能设想去掉本周期内已确认计入的记分。", "Only entries that count in this cycle can be thought away.").at("/withoutEntryIds");
        }
        if (tally.asIs.isEmpty()) {
            throw ProblemType.CONFLICT.raise("本周期尚无考核对象。", "Nobody is graded in this cycle yet.");
        }
        audit.look("assessment.what-if-read", new RecordRef("cycle", cycle.id()), actor.get().others(tally.moves.stream().map(Comparison.Move::officerId).toList()));
        return tally.comparison();
    }

    private static void check(Supposed supposed, Map<Long, TieQuestion> asked) {
        unknown("/decisions", supposed.chosen().keySet(), asked.keySet());
        supposed.chosen().forEach((tie, officers) -> {
            var question = asked.get(tie);
            if (officers.size() != question.places() || !Set.copyOf(question.tied()).containsAll(officers) || new HashSet<>(officers).size() != officers.size()) {
                throw ProblemType.NOT_ACCEPTED.raise("须从并列的人中恰好选出剩余名额。", "Exactly the places left are chosen, of those who are tied.").at("/decisions");
            }
        });
    }

    private static <T> void unknown(String place, Set<T> named, Set<T> there) {
        if (!there.containsAll(named)) {
            throw ProblemType.NOT_ACCEPTED.raise("没有此项。", "There is no such one.").at(place);
        }
    }

    /** What is counted over the pools. */
    private static final class Tally {
        private final Set<Long> unseen;
        private final Side asIs = new Side();
        private final Side asIf = new Side();
        private final List<Comparison.Move> moves = new ArrayList<>();
        private int better;
        private int worse;
        private int moved;

        Tally(Set<Long> without) {
            this.unseen = new HashSet<>(without);
        }

        void add(long poolId, Map<Long, Long> units, List<Entry> entries, DecidedPool now, DecidedPool then) {
            if (!unseen.isEmpty()) {
                entries.forEach(entry -> unseen.remove(Long.valueOf(entry.id())));
            }
            asIs.add(now);
            asIf.add(then);
            var others = then.result().subjects().stream().collect(Collectors.toMap(SubjectResult::id, Function.identity()));
            for (var was : now.result().subjects()) {
                var would = others.get(was.id());
                if (was.grade() != would.grade()) {
                    move(new Comparison.Move(Long.parseLong(was.id()), units.get(Long.valueOf(was.id())), poolId, was.score(), would.score(), was.grade(), would.grade()));
                }
            }
        }

        private void move(Comparison.Move move) {
            moved++;
            if (move.asIs() != null && move.asIf() != null) {
                if (move.asIf().isWorseThan(move.asIs())) {
                    worse++;
                } else {
                    better++;
                }
            }
            if (moves.size() < MOST_MOVES) {
                moves.add(move);
            }
        }

        Comparison comparison() {
            return new Comparison(asIs.view(), asIf.view(), better, worse, moved, moves);
        }
    }

    /** One of the two gradings, counted. */
    private static final class Side {
        private final Map<Grade, Integer> counts = new EnumMap<>(Grade.class);
        private int none;
        private int openTies;

        void add(DecidedPool pool) {
            openTies += pool.open() == null ? 0 : 1;
            for (var subject : pool.result().subjects()) {
                if (subject.grade() == null) {
                    none++;
                } else {
                    counts.merge(subject.grade(), 1, Integer::sum);
                }
            }
        }

        boolean isEmpty() {
            return counts.isEmpty() && none == 0;
        }

        Comparison.Side view() {
            return new Comparison.Side(of(Grade.ONE), of(Grade.TWO), of(Grade.THREE), of(Grade.FOUR), none, openTies);
        }

        private int of(Grade grade) {
            return counts.getOrDefault(grade, 0);
        }
    }
}
