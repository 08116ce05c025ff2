package cn.yardstick.assessment;

import cn.yardstick.grading.Grading;
import cn.yardstick.grading.GradingInput;
import cn.yardstick.grading.GradingInput.Decision;
import cn.yardstick.grading.GradingInput.Entry;
import cn.yardstick.grading.GradingInput.Subject;
import cn.yardstick.grading.GradingResult;
import cn.yardstick.grading.GradingResult.OpenTie;
import cn.yardstick.grading.GradingResult.PoolResult;
import cn.yardstick.grading.GradingResult.SubjectResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A pool graded by itself: pools do not know of one another, so that one is made again without the others.
 *
 * @param units   by officer: the unit in the frozen population
 * @param input   gzip of the canonical input
 * @param digest  SHA-256 of the canonical input
 * @param ordered from the best down
 * @param asked   ties that came up, decided ones as well
 * @param open    the tie where the pool stopped, or null
 */
record FrozenPool(long poolId, Map<Long, Long> units, int entries, byte[] input, byte[] digest, PoolResult outcome, List<SubjectResult> ordered,
        List<TieQuestion> asked, TieQuestion open) {

    private static final Comparator<SubjectResult> BEST_FIRST = Comparator.comparingInt(SubjectResult::rank)
            .thenComparing(SubjectResult::grade, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparingLong(result -> Long.parseLong(result.id()));

    /** Grades it; a decision is taken where its question comes up, and nowhere else. */
    static FrozenPool of(GradingFacts facts, long poolId, Map<Long, Long> units, List<Entry> entries) {
        var pool = Long.toString(poolId);
        var decisions = new ArrayList<Decision>();
        var asked = new ArrayList<TieQuestion>();
        while (true) {
            var input = input(facts, poolId, units.keySet(), entries, decisions);
            var result = Grading.grade(input);
            var outcome = result.pools().getFirst();
            var open = question(poolId, outcome.openTie());
            if (open != null) {
                asked.add(open);
                var chosen = facts.decided().get(open);
                if (chosen != null) {
                    decisions.add(new Decision(pool, open.cut(), chosen.stream().map(String::valueOf).toList()));
                    continue;
                }
            }
            return frozen(poolId, units, input, result, asked, open);
        }
    }

    /** What the engine is given for a pool. */
    static GradingInput input(GradingFacts facts, long poolId, Set<Long> officers, List<Entry> entries, List<Decision> decisions) {
        var pool = Long.toString(poolId);
        var led = new HashSet<String>();
        var subjects = new ArrayList<Subject>(officers.size());
        for (var officer : officers) {
            var leads = facts.leads().getOrDefault(officer, List.of());
            led.addAll(leads);
            subjects.add(new Subject(officer.toString(), pool, leads));
        }
        var findings = led.isEmpty() ? List.<GradingInput.Finding>of() : facts.findings().stream().filter(finding -> led.contains(finding.unit())).toList();
        return new GradingInput(facts.rules(), subjects, entries, findings, List.copyOf(decisions));
    }

    private static FrozenPool frozen(long poolId, Map<Long, Long> units, GradingInput input, GradingResult result, List<TieQuestion> asked, TieQuestion open) {
        var canonical = CanonicalInput.bytes(input);
        var ordered = new ArrayList<>(result.subjects());
        ordered.sort(BEST_FIRST);
        return new FrozenPool(poolId, units, input.entries().size(), CanonicalInput.compressed(canonical), Digests.sha256().digest(canonical),
                result.pools().getFirst(), ordered, asked, open);
    }

    private static TieQuestion question(long poolId, OpenTie tie) {
        return tie == null ? null : new TieQuestion(poolId, tie.cut(), tie.tied().stream().map(Long::valueOf).sorted().toList(), tie.places());
    }
}
