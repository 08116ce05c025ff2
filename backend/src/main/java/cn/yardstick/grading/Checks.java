package cn.yardstick.grading;

import cn.yardstick.grading.GradingInput.Decision;
import cn.yardstick.kernel.Points;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** What is refused before anything is graded. Source: {@code spec/grading.md}, Refused. */
final class Checks {

    private Checks() {
    }

    static void rules(GradingRules rules) {
        unique(rules.categories(), GradingRules.Category::code, "/rules/categories/", "/code", "考核项目重复。", "A category is given twice.");
        for (int i = 0; i < rules.categories().size(); i++) {
            positive(rules.categories().get(i).maxDeduction(), "/rules/categories/" + i + "/maxDeduction");
            positive(rules.categories().get(i).maxAward(), "/rules/categories/" + i + "/maxAward");
        }
        var one = rules.one().minScore();
        var two = rules.two().minScore();
        var three = rules.threeMinScore();
        notAbove(two, one, "TWO");
        notAbove(three, two, "THREE");
        notAbove(three, one, "THREE");
    }

    static void findings(List<GradingInput.Finding> findings) {
        unique(findings, GradingInput.Finding::id, "/findings/", "/id", "认定编号重复。", "A finding id is given twice.");
        for (int i = 0; i < findings.size(); i++) {
            if (findings.get(i).leaderSteps() < 1) {
                throw new GradingRefusal("/findings/" + i + "/leaderSteps", "降级数至少为 1。", "At least one step.");
            }
        }
    }

    static void decisions(List<Decision> decisions) {
        var cuts = new HashSet<List<Object>>();
        for (int i = 0; i < decisions.size(); i++) {
            if (!cuts.add(List.of(decisions.get(i).pool(), decisions.get(i).cut()))) {
                throw new GradingRefusal("/decisions/" + i + "/cut", "同一分界有两个决定。", "Two decisions for one cut.");
            }
        }
    }

    static <T> void unique(List<T> items, Function<T, String> id, String before, String after, String zh, String en) {
        Set<String> seen = HashSet.newHashSet(items.size());
        for (int i = 0; i < items.size(); i++) {
            if (!seen.add(id.apply(items.get(i)))) {
                throw new GradingRefusal(before + i + after, zh, en);
            }
        }
    }

    private static void positive(Points limit, String pointer) {
        if (limit != null && limit.hundredths() <= 0) {
            throw new GradingRefusal(pointer, "上限应为正数。", "A limit is positive.");
        }
    }

    private static void notAbove(Points worse, Points better, String grade) {
        if (worse != null && better != null && worse.compareTo(better) > 0) {
            throw new GradingRefusal("/rules/grades/" + grade + "/minScore", "较差等级的最低分不得更高。", "The least score must not rise towards the worse grade.");
        }
    }
}
