package cn.yardstick.rulebook;

import cn.yardstick.kernel.Points;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;

/** Reads a draft and says what is wrong with it (M2, {@code spec/real-rules.md}). */
final class Check {

    /** Indicators that the ministry forbade to assess by. */
    private static final List<String> FORBIDDEN = List.of("罚没款", "罚款数额", "罚款金额", "刑事拘留数", "行政拘留数", "拘留人数", "发案数", "破案率", "clear-up rate", "sum of fines", "number of detentions");

    private final RuleBookSettings settings;
    private final List<ClauseView> clauses;
    private final List<Fault> faults = new ArrayList<>();

    private Check(RuleBookSettings settings, List<ClauseView> clauses) {
        this.settings = settings;
        this.clauses = clauses;
    }

    static List<Fault> of(RuleBookSettings settings, List<ClauseView> clauses) {
        var check = new Check(settings, clauses);
        check.shares();
        check.categories();
        check.texts();
        return check.faults;
    }

    private void shares() {
        var scores = new Points[] {settings.one().minScore(), settings.two().minScore(), settings.threeMinScore()};
        Points better = null;
        for (Points score : scores) {
            if (better != null && score != null && score.compareTo(better) > 0) {
                error("MIN_SCORES_RISE", null, "较差等级的最低分高于较好等级。", "A least score rises towards the worse grade.");
            }
            better = score == null ? better : score;
        }
        var four = settings.fourMinShare().value();
        if (four.signum() == 0) {
            warning("NO_QUOTA", null, "四级比例为零。", "Nobody must be grade four.");
        }
        if (settings.one().maxShare() != null && settings.one().maxShare().value().add(four).compareTo(java.math.BigDecimal.ONE) > 0) {
            error("SHARES_IMPOSSIBLE", null, "一级与四级比例之和超过百分之百。", "The shares of ONE and FOUR exceed the whole.");
        }
    }

    private void categories() {
        var codes = settings.categories().stream().map(CategoryView::code).collect(Collectors.toSet());
        if (codes.size() < settings.categories().size()) {
            error("CATEGORY_TWICE", null, "考核项目编码重复。", "A category is given twice.");
        }
        for (CategoryView category : settings.categories()) {
            if (category.maxDeduction() != null && category.maxDeduction().hundredths() <= 0 || category.maxAward() != null && category.maxAward().hundredths() <= 0) {
                error("LIMIT_NOT_POSITIVE", null, "项目上限应为正数。", "A limit of a category is positive.");
            }
        }
        if (clauses.isEmpty()) {
            error("NO_CLAUSES", null, "没有任何条款。", "There is no clause.");
        }
        var used = new HashSet<String>();
        for (ClauseView clause : clauses) {
            used.add(clause.categoryCode());
            if (!codes.contains(clause.categoryCode())) {
                error("CATEGORY_UNKNOWN", clause.code(), "条款所属项目不存在。", "The clause names no category of the book.");
            }
        }
        codes.stream().filter(code -> !used.contains(code)).sorted().forEach(code -> warning("CATEGORY_UNUSED", null, "有项目没有条款。", "A category has no clause."));
    }

    private void texts() {
        var limits = new HashMap<String, CategoryView>();
        settings.categories().forEach(category -> limits.put(category.code(), category));
        var facts = new HashMap<String, ClauseView>();
        for (ClauseView clause : clauses) {
            var text = (clause.textZh() + " " + clause.textEn()).toLowerCase(java.util.Locale.ROOT);
            if (FORBIDDEN.stream().anyMatch(text::contains)) {
                error("FORBIDDEN_INDICATOR", clause.code(), "含有禁止考核的指标（罚没款数额、拘留数、发案数、破案率）。", "It assesses by a forbidden indicator.");
            }
            var twin = facts.putIfAbsent(clause.kind() + clause.textZh().replaceAll("[\\s\\p{P}]", ""), clause);
            if (twin != null && (twin.posts().isEmpty() || clause.posts().isEmpty() || twin.posts().stream().anyMatch(clause.posts()::contains))) {
                error("COUNTED_TWICE", clause.code(), "与另一条款重复计算同一事实。", "Another clause counts the same fact.");
            }
            var category = limits.get(clause.categoryCode());
            var limit = category == null ? null : clause.kind() == ClauseKind.DEDUCTION ? category.maxDeduction() : category.maxAward();
            if (limit != null && clause.minPoints().compareTo(limit) > 0) {
                warning("CANNOT_APPLY_IN_FULL", clause.code(), "分值高于项目上限，不能完全生效。", "Its points exceed the limit of the category.");
            }
        }
    }

    private void error(String code, String clauseCode, String zh, String en) {
        faults.add(new Fault(Severity.ERROR, code, clauseCode, zh, en));
    }

    private void warning(String code, String clauseCode, String zh, String en) {
        faults.add(new Fault(Severity.WARNING, code, clauseCode, zh, en));
    }
}
