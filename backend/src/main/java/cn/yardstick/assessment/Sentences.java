package cn.yardstick.assessment;

import cn.yardstick.assessment.Explanation.Category;
import cn.yardstick.assessment.Explanation.Decision;
import cn.yardstick.assessment.Explanation.Entry;
import cn.yardstick.assessment.Explanation.Finding;
import cn.yardstick.assessment.Explanation.Sentence;
import cn.yardstick.grading.Cut;
import cn.yardstick.grading.Fill;
import cn.yardstick.grading.GradingRules;
import cn.yardstick.grading.GradingRules.UpperGrade;
import cn.yardstick.grading.Reason;
import cn.yardstick.grading.Trace;
import cn.yardstick.grading.Trace.Weighed;
import cn.yardstick.kernel.Grade;
import cn.yardstick.kernel.Points;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The steps of {@code spec/grading.md} for one officer, in words and numbers that a pencil can follow from the first line to the
 * grade. Made from what the engine saw ({@link Trace}); of others it tells how many, and no more.
 */
final class Sentences {

    private static final String[] GRADES_ZH = {"一级", "二级", "三级", "四级"};

    private final GradingRules rules;
    private final ResultView result;
    private final int poolSize;
    private final int fourQuota;
    private final Trace.Way way;
    private final List<Sentence> sentences = new ArrayList<>();

    Sentences(GradingRules rules, ResultView result, int poolSize, int fourQuota, Trace.Way way) {
        this.rules = rules;
        this.result = result;
        this.poolSize = poolSize;
        this.fourQuota = fourQuota;
        this.way = way;
    }

    List<Sentence> of(List<Category> categories, List<Entry> entries, List<Finding> findings, List<Decision> decisions) {
        score(categories, entries);
        say("得分 " + result.score() + "，在 " + poolSize + " 人的比较组中名列第 " + result.rank() + "。", "Score " + result.score() + ", rank " + result.rank() + " of " + poolSize + " in the pool.");
        quota();
        if (result.grade() == null) {
            say("本组尚有并列待考评小组决定，等级未定。", "A tie in the pool waits for the assessment group: no grade yet.");
            return List.copyOf(sentences);
        }
        must(entries);
        if (!result.reasons().contains(Reason.BELOW_MINIMUM) && ceiling(entries) != Grade.FOUR) {
            placed(entries, decisions);
        }
        if (way.leaderSteps() > 0) {
            findings.forEach(one -> say("因所领导单位的问题（" + one.reason() + "）降 " + one.leaderSteps() + " 级，降至四级为止。",
                    "Dropped by " + one.leaderSteps() + " for a finding about the unit led (" + one.reason() + "), to FOUR at the most."));
        }
        say("等级：" + zh(result.grade()) + "。", "Grade: " + result.grade() + ".");
        return List.copyOf(sentences);
    }

    /** Nobody becomes worse because a colleague was right: the place stays vacant. */
    static Sentence kept(Told.ToldGrade told, Grade computed) {
        return new Sentence("空缺不递补：新的评定结果为" + zh(computed) + "，第 " + told.revision() + " 版名单仍保持" + zh(told.grade()) + "。",
                "The place stays vacant: kept at " + told.grade() + " by revision " + told.revision() + " although the new run says " + computed + ".");
    }

    private void score(List<Category> categories, List<Entry> entries) {
        say("基础分 " + rules.baseScore() + "。", "Base score " + rules.baseScore() + ".");
        entries.forEach(one -> say("第 " + one.clause().code() + " 条：" + one.entry().points() + "（" + one.entry().occurredOn() + "，" + one.clause().textZh() + "；" + one.entry().proposedBy() + "提出，"
                + one.entry().confirmedBy() + "确认）。", "Clause " + one.clause().code() + ": " + one.entry().points() + " (" + one.entry().occurredOn() + ", " + one.clause().textEn() + "; proposed by "
                + one.entry().proposedBy() + ", confirmed by " + one.entry().confirmedBy() + ")."));
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
        var sum = rules.baseScore() + " − " + deducted.negate() + " + " + awarded + " = " + result.score();
        say(sum + "。", sum + ".");
    }

    private void quota() {
        var missing = missing();
        var zh = "本组四级不少于 " + fourQuota + " 人（" + rules.fourMinShare() + " × " + poolSize + "，进一取整）；依条款或最低分必须评为四级的 " + way.mustBeFour() + " 人，";
        var en = "At least " + fourQuota + " of the pool are grade FOUR (" + rules.fourMinShare() + " × " + poolSize + ", rounded up); " + way.mustBeFour() + " must be by a clause or the least score, ";
        if (missing == 0) {
            say(zh + "已满足，不再增加。", en + "which is enough: nobody is added.");
        } else if (rules.fill() == Fill.LOWEST_FIRST) {
            say(zh + "还差 " + missing + " 人，按分数由低到高确定。", en + missing + " are missing and are filled from the lowest score upwards.");
        } else {
            say(zh + "还差 " + missing + " 人，依制度只报告、不增加。", en + missing + " are missing; the rules have them reported, not filled.");
        }
    }

    private int missing() {
        return Math.max(0, fourQuota - way.mustBeFour());
    }

    private void must(List<Entry> entries) {
        var worst = ceiling(entries);
        if (worst != null) {
            var clauses = entries.stream().filter(one -> one.entry().ceiling() == worst).map(one -> one.clause().code()).distinct().toList();
            say("第 " + String.join("、", clauses) + " 条规定等级不得高于" + zh(worst) + "。", "Clause " + String.join(", ", clauses) + " allows no grade better than " + worst + ".");
        }
        if (result.reasons().contains(Reason.BELOW_MINIMUM)) {
            say("得分低于三级最低分 " + rules.threeMinScore() + "，只能评为四级。", "The score is below " + rules.threeMinScore() + ", the least of THREE: only FOUR is possible.");
        }
    }

    /** From FOUR over ONE and TWO to the cut that took the officer; THREE if none did. */
    private void placed(List<Entry> entries, List<Decision> decisions) {
        var four = way.weighed().get(Cut.FOUR);
        if (four != null) {
            weighed(Cut.FOUR, Grade.FOUR, four, "在您之下", "lower than you", decisions);
            if (four.taken()) {
                return;
            }
        } else if (missing() > 0 && rules.fill() == Fill.LOWEST_FIRST && rules.neverFillAtOrAbove() != null && result.score().compareTo(rules.neverFillAtOrAbove()) >= 0) {
            say("得分不低于 " + rules.neverFillAtOrAbove() + "，不会因名额被补为四级。", "A score of " + rules.neverFillAtOrAbove() + " or more is never filled into FOUR.");
        }
        if (!upper(Cut.ONE, Grade.ONE, rules.one(), entries, decisions) && !upper(Cut.TWO, Grade.TWO, rules.two(), entries, decisions)) {
            say("其余评为三级。", "Everybody left is THREE.");
        }
    }

    /** Answers whether the officer got the grade. */
    private boolean upper(Cut cut, Grade grade, UpperGrade asks, List<Entry> entries, List<Decision> decisions) {
        var weighed = way.weighed().get(cut);
        if (weighed != null) {
            weighed(cut, grade, weighed, "在您之上", "better than you", decisions);
            return weighed.taken();
        }
        var worst = ceiling(entries);
        if (worst == null || !worst.isWorseThan(grade)) {
            say(zh(grade) + "要求得分不低于 " + asks.minScore() + "，未达到。", grade + " asks for a score of " + asks.minScore() + " at least, which is not reached.");
        }
        return false;
    }

    private void weighed(Cut cut, Grade grade, Weighed as, String sideZh, String sideEn, List<Decision> decisions) {
        var zh = zh(grade) + "名额 " + as.places() + " 个：符合条件、顺序" + sideZh + "的 " + as.before() + " 人，";
        var en = as.places() + (cut == Cut.FOUR ? " places to fill in " : " places in ") + grade + ": " + as.before() + " in question are " + sideEn + ", ";
        zh += as.tied() > 1 ? "与您完全并列的连您共 " + as.tied() + " 人；" : "其后是您；";
        en += as.tied() > 1 ? as.tied() + " are tied in everything, you among them; " : "you are next; ";
        var left = as.places() - as.before();
        if (left <= 0) {
            say(zh + "名额已满，不含您。", en + "the places are taken before you.");
        } else if (as.tied() <= left) {
            say(zh + "名额足够，评为" + zh(grade) + "。", en + "there is room: " + grade + ".");
        } else {
            var again = decisions.stream().anyMatch(one -> one.cut() == cut && one.again());
            var by = decisions.stream().filter(one -> one.cut() == cut).flatMap(one -> one.votes().stream()).toList();
            var chosen = Boolean.TRUE.equals(as.chosen());
            say(zh + "余下名额 " + left + " 个，" + (again ? "原决定经核查撤销，由考评小组其他人员重新决定（" : "由考评小组决定（") + by.stream().map(vote -> vote.assessor() + "：" + vote.reason()).collect(Collectors.joining("；")) + "），" + (chosen ? "评为" + zh(grade) : "不含您") + "。",
                    en + left + " places are left, and " + (again ? "after an earlier decision was set aside others of the assessment group decided anew (" : "the assessment group decided (") + by.stream().map(vote -> vote.assessor() + ": " + vote.reason()).collect(Collectors.joining("; ")) + "): "
                            + (chosen ? grade + "." : "not you."));
        }
    }

    private static Grade ceiling(List<Entry> entries) {
        return entries.stream().map(one -> one.entry().ceiling()).reduce(null, Grade::worse);
    }

    private static String zh(Grade grade) {
        return GRADES_ZH[grade.ordinal()];
    }

    private void say(String zh, String en) {
        sentences.add(new Sentence(zh, en));
    }
}
