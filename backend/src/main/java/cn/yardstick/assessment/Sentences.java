package cn.yardstick.assessment;

import cn.yardstick.assessment.Explanation.Category;
import cn.yardstick.assessment.Explanation.Entry;
import cn.yardstick.assessment.Explanation.Finding;
import cn.yardstick.assessment.Explanation.Sentence;
import cn.yardstick.grading.GradingRules;
import cn.yardstick.grading.Reason;
import cn.yardstick.kernel.Grade;
import cn.yardstick.kernel.Points;
import java.util.ArrayList;
import java.util.List;

/** The steps of {@code spec/grading.md} for one officer, in words. */
final class Sentences {

    private static final String[] GRADES_ZH = {"一级", "二级", "三级", "四级"};

    private final List<Sentence> sentences = new ArrayList<>();

    private Sentences() {
    }

    static List<Sentence> of(GradingRules rules, ResultView result, int poolSize, int fourQuota, List<Category> categories, List<Entry> entries, List<Finding> findings) {
        var told = new Sentences();
        told.score(rules, result, categories, entries);
        told.say("得分 " + result.score() + "，在 " + poolSize + " 人的比较组中名列第 " + result.rank() + "。", "Score " + result.score() + ", rank " + result.rank() + " of " + poolSize + " in the pool.");
        told.say("本组四级不少于 " + fourQuota + " 人（" + rules.fourMinShare() + " × " + poolSize + "，进一取整）。",
                "At least " + fourQuota + " of the pool are grade FOUR (" + rules.fourMinShare() + " × " + poolSize + ", rounded up).");
        result.reasons().forEach(reason -> told.reason(reason, rules, entries, findings));
        if (result.grade() == null) {
            told.say("本组尚有并列待考评小组决定，等级未定。", "A tie in the pool waits for the assessment group: no grade yet.");
        } else {
            told.say("等级：" + GRADES_ZH[result.grade().ordinal()] + "。", "Grade: " + result.grade() + ".");
        }
        return List.copyOf(told.sentences);
    }

    private void score(GradingRules rules, ResultView result, List<Category> categories, List<Entry> entries) {
        say("基础分 " + rules.baseScore() + "。", "Base score " + rules.baseScore() + ".");
        entries.forEach(one -> say("第 " + one.clause().code() + " 条：" + one.entry().points() + "（" + one.entry().occurredOn() + "，" + one.clause().textZh() + "）。",
                "Clause " + one.clause().code() + ": " + one.entry().points() + " (" + one.entry().occurredOn() + ", " + one.clause().textEn() + ")."));
        for (Category one : categories) {
            if (!one.sheet().deducted().equals(one.sheet().deductedHeld())) {
                say(one.category().nameZh() + "：扣分合计 " + one.sheet().deducted() + "，以上限计 " + one.sheet().deductedHeld() + "。",
                        one.category().nameEn() + ": deductions " + one.sheet().deducted() + ", held at " + one.sheet().deductedHeld() + ".");
            }
            if (!one.sheet().awarded().equals(one.sheet().awardedHeld())) {
                say(one.category().nameZh() + "：加分合计 " + one.sheet().awarded() + "，以上限计 " + one.sheet().awardedHeld() + "。",
                        one.category().nameEn() + ": awards " + one.sheet().awarded() + ", held at " + one.sheet().awardedHeld() + ".");
            }
        }
        var deducted = categories.stream().map(one -> one.sheet().deductedHeld()).reduce(Points.ZERO, Points::plus);
        var awarded = categories.stream().map(one -> one.sheet().awardedHeld()).reduce(Points.ZERO, Points::plus);
        say(rules.baseScore() + " − " + deducted.negate() + " + " + awarded + " = " + result.score() + "。", rules.baseScore() + " − " + deducted.negate() + " + " + awarded + " = " + result.score() + ".");
    }

    private void reason(Reason reason, GradingRules rules, List<Entry> entries, List<Finding> findings) {
        switch (reason) {
            case CEILING -> {
                var worst = entries.stream().map(one -> one.entry().ceiling()).reduce(null, Grade::worse);
                var clauses = String.join("、", entries.stream().filter(one -> one.entry().ceiling() == worst).map(one -> one.clause().code()).distinct().toList());
                say("第 " + clauses + " 条规定等级不得高于" + GRADES_ZH[worst.ordinal()] + "。", "Clause " + clauses + " allows no grade better than " + worst + ".");
            }
            case BELOW_MINIMUM -> say("得分低于三级最低分 " + rules.threeMinScore() + "，只能评为四级。", "The score is below " + rules.threeMinScore() + ", the least of THREE.");
            case FILLED_FROM_LOWEST -> say("四级名额未满，按分数由低到高确定。", "The quota of FOUR is filled from the lowest score upwards.");
            case RANKED -> say("按名次评定。", "Placed by rank.");
            case TIE_DECIDED -> say("与他人完全并列，由考评小组集体决定。", "Tied in everything; the assessment group decided.");
            case REMAINDER -> say("其余评为三级。", "Everybody left is THREE.");
            default -> findings.forEach(one -> say("因所领导单位的问题（" + one.reason() + "）降 " + one.leaderSteps() + " 级。", "Dropped by " + one.leaderSteps() + " for a finding about the unit led (" + one.reason() + ")."));
        }
    }

    private void say(String zh, String en) {
        sentences.add(new Sentence(zh, en));
    }
}
