package cn.yardstick.assessment;

import cn.yardstick.grading.GradingInput.Entry;
import cn.yardstick.grading.GradingRules;
import cn.yardstick.grading.GradingRules.Category;
import cn.yardstick.kernel.Share;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is thought otherwise than it is (X4).
 *
 * @param fourMinShare another share that must be FOUR, or null
 * @param limits       other limits of categories, by code
 * @param without      entries that are thought away
 * @param chosen       whom a tie gives its places to, by the tie's id
 */
public record Supposed(Share fourMinShare, Map<String, Category> limits, Set<Long> without, Map<Long, List<Long>> chosen) {

    public Supposed {
        limits = Map.copyOf(limits);
        without = Set.copyOf(without);
        chosen = Map.copyOf(chosen);
    }

    /** Facts with the rules and decisions that are supposed; {@code questions}: of the ties by id. */
    GradingFacts facts(GradingFacts known, Map<Long, TieQuestion> questions) {
        var decided = new HashMap<>(known.decided());
        chosen.forEach((tie, officers) -> decided.put(questions.get(tie), officers));
        return new GradingFacts(rules(known.rules()), known.leads(), known.findings(), decided);
    }

    List<Entry> entries(List<Entry> known) {
        return without.isEmpty() ? known : known.stream().filter(entry -> !without.contains(Long.valueOf(entry.id()))).toList();
    }

    private GradingRules rules(GradingRules known) {
        var categories = known.categories().stream().map(one -> limits.getOrDefault(one.code(), one)).toList();
        return new GradingRules(known.baseScore(), categories, known.one(), known.two(), known.threeMinScore(), fourMinShare == null ? known.fourMinShare() : fourMinShare, known.fill(),
                known.neverFillAtOrAbove(), known.tieBreak());
    }
}
