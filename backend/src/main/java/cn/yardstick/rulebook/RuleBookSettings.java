package cn.yardstick.rulebook;

import cn.yardstick.grading.Fill;
import cn.yardstick.grading.GradingRules;
import cn.yardstick.grading.GradingRules.UpperGrade;
import cn.yardstick.grading.TieBreak;
import cn.yardstick.kernel.Points;
import cn.yardstick.kernel.Share;
import java.util.List;

/** How a rule book grades; the fields are those of {@code spec/grading.md}, and which leaders answer for a finding. */
public record RuleBookSettings(Points baseScore, List<CategoryView> categories, UpperGrade one, UpperGrade two, Points threeMinScore, Share fourMinShare,
        Fill fill, Points neverFillAtOrAbove, List<TieBreak> tieBreak, LeadersAnswering leadersAnswering) {

    /** The seed's: 10 % at least are FOUR, filled from the lowest score; leaders all answer. */
    static final RuleBookSettings SEED = new RuleBookSettings(Points.of(100_00),
            List.of(new CategoryView("MORALITY", "德", "Morality", Points.of(40_00), Points.of(10_00)), new CategoryView("ABILITY", "能", "Ability", Points.of(30_00), Points.of(10_00)),
                    new CategoryView("DILIGENCE", "勤", "Diligence", Points.of(40_00), Points.of(10_00)), new CategoryView("PERFORMANCE", "绩", "Performance", Points.of(40_00), Points.of(20_00)),
                    new CategoryView("INTEGRITY", "廉", "Integrity", null, Points.of(10_00))),
            new UpperGrade(Points.of(100_00), Share.parse("0.30")), new UpperGrade(Points.of(85_00), null), Points.of(60_00), Share.parse("0.10"), Fill.LOWEST_FIRST, null,
            List.of(TieBreak.LEAST_DEDUCTED, TieBreak.MOST_AWARDED, TieBreak.FEWEST_INCIDENTS), LeadersAnswering.HEAD);

    public GradingRules gradingRules() {
        return new GradingRules(baseScore, categories.stream().map(category -> new GradingRules.Category(category.code(), category.maxDeduction(), category.maxAward())).toList(),
                one, two, threeMinScore, fourMinShare, fill, neverFillAtOrAbove, tieBreak);
    }
}
