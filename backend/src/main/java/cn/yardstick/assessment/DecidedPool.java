package cn.yardstick.assessment;

import cn.yardstick.grading.Grading;
import cn.yardstick.grading.GradingInput;
import cn.yardstick.grading.GradingInput.Decision;
import cn.yardstick.grading.GradingInput.Entry;
import cn.yardstick.grading.GradingInput.Subject;
import cn.yardstick.grading.GradingResult;
import cn.yardstick.grading.GradingResult.OpenTie;
import cn.yardstick.grading.GradingResult.PoolResult;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A pool graded by itself with what people decided: pools do not know of one another.
 *
 * @param asked ties that came up, decided ones as well
 * @param open  the tie where the pool stopped, or null
 */
record DecidedPool(GradingInput input, GradingResult result, List<TieQuestion> asked, TieQuestion open) {

    /** A decision is taken where its question comes up, and nowhere else. */
    static DecidedPool of(GradingFacts facts, long poolId, Set<Long> officers, List<Entry> entries) {
        var pool = Long.toString(poolId);
        var decisions = new ArrayList<Decision>();
        var asked = new ArrayList<TieQuestion>();
        while (true) {
            var input = input(facts, poolId, officers, entries, decisions);
            var result = Grading.grade(input);
            var open = question(poolId, result.pools().getFirst().openTie());
            if (open != null) {
                asked.add(open);
                var chosen = facts.decided().get(open);
                if (chosen != null) {
                    decisions.add(new Decision(pool, open.cut(), chosen.stream().map(String::valueOf).toList()));
                    continue;
                }
            }
            return new DecidedPool(input, result, asked, open);
        }
    }

    PoolResult outcome() {
        return result.pools().getFirst();
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

    private static TieQuestion question(long poolId, OpenTie tie) {
        return tie == null ? null : new TieQuestion(poolId, tie.cut(), tie.tied().stream().map(Long::valueOf).sorted().toList(), tie.places());
    }
}
