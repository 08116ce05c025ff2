package cn.yardstick.grading;

import cn.yardstick.grading.GradingInput.Entry;
import cn.yardstick.kernel.Grade;
import cn.yardstick.kernel.Points;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;

/**
 * How one subject's score comes about. Source: {@code spec/grading.md}, step 1.
 *
 * @param categories in the order of the rules, with what was counted and what the limits left of it
 * @param deducted   held deductions, zero or negative
 * @param awarded    held awards, zero or positive
 * @param incidents  how many distinct incidents the entries name
 * @param ceiling    the worst ceiling, or null
 */
public record ScoreSheet(List<CategorySheet> categories, Points deducted, Points awarded, Points score, int incidents, Grade ceiling) {

    /** One category: sums as entered, and as held by its limits. */
    public record CategorySheet(String code, Points deducted, Points deductedHeld, Points awarded, Points awardedHeld) {
    }

    /** The sheet of the subject whose entries these are; categories must be known. */
    public static ScoreSheet of(GradingRules rules, List<Entry> entries) {
        var sums = new HashMap<String, long[]>();
        rules.categories().forEach(category -> sums.put(category.code(), new long[2]));
        var incidents = new HashSet<String>();
        Grade ceiling = null;
        for (Entry entry : entries) {
            var amount = entry.points().hundredths();
            var sum = sums.get(entry.category());
            sum[amount < 0 ? 0 : 1] = Math.addExact(sum[amount < 0 ? 0 : 1], amount);
            if (entry.incident() != null) {
                incidents.add(entry.incident());
            }
            ceiling = Grade.worse(ceiling, entry.ceiling());
        }
        var sheets = new ArrayList<CategorySheet>();
        long deducted = 0;
        long awarded = 0;
        for (var category : rules.categories()) {
            var sum = sums.get(category.code());
            var deductedHeld = heldDeduction(category, sum[0]);
            var awardedHeld = heldAward(category, sum[1]);
            deducted = Math.addExact(deducted, deductedHeld);
            awarded = Math.addExact(awarded, awardedHeld);
            sheets.add(new CategorySheet(category.code(), Points.of(sum[0]), Points.of(deductedHeld), Points.of(sum[1]), Points.of(awardedHeld)));
        }
        var score = Math.addExact(rules.baseScore().hundredths(), Math.addExact(deducted, awarded));
        return new ScoreSheet(List.copyOf(sheets), Points.of(deducted), Points.of(awarded), Points.of(score), incidents.size(), ceiling);
    }

    static long heldDeduction(GradingRules.Category category, long sum) {
        return category.maxDeduction() == null ? sum : Math.max(sum, -category.maxDeduction().hundredths());
    }

    static long heldAward(GradingRules.Category category, long sum) {
        return category.maxAward() == null ? sum : Math.min(sum, category.maxAward().hundredths());
    }
}
