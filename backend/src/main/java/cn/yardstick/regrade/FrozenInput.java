package cn.yardstick.regrade;

import cn.yardstick.grading.Cut;
import cn.yardstick.grading.Fill;
import cn.yardstick.grading.GradingInput;
import cn.yardstick.grading.GradingInput.Decision;
import cn.yardstick.grading.GradingInput.Entry;
import cn.yardstick.grading.GradingInput.Finding;
import cn.yardstick.grading.GradingInput.Subject;
import cn.yardstick.grading.GradingRules;
import cn.yardstick.grading.GradingRules.Category;
import cn.yardstick.grading.GradingRules.UpperGrade;
import cn.yardstick.grading.TieBreak;
import cn.yardstick.kernel.Grade;
import cn.yardstick.kernel.Points;
import cn.yardstick.kernel.Share;
import cn.yardstick.ledger.CanonicalJson;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A pool's frozen input, a row of the exported file: JSON of {@code spec/grading.md}. Read by other code than the service's. */
final class FrozenInput {

    private FrozenInput() {
    }

    /** IllegalArgumentException for a row that is none. */
    static GradingInput read(String row) {
        try {
            var input = map(CanonicalJson.parse(row));
            return new GradingInput(rules(map(input.get("rules"))),
                    list(input.get("subjects"), one -> new Subject(text(one, "id"), text(one, "pool"), texts(one.get("leads")))),
                    list(input.get("entries"), one -> new Entry(text(one, "id"), text(one, "subject"), text(one, "category"), points(one, "points"), (String) one.get("incident"),
                            one.get("ceiling") == null ? null : Grade.valueOf(text(one, "ceiling")))),
                    list(input.get("findings"), one -> new Finding(text(one, "id"), text(one, "unit"), Math.toIntExact((Long) one.get("leaderSteps")))),
                    list(input.get("decisions"), one -> new Decision(text(one, "pool"), Cut.valueOf(text(one, "cut")), texts(one.get("chosen")))));
        } catch (ClassCastException | NullPointerException | ArithmeticException e) {
            throw new IllegalArgumentException("no frozen input of a pool", e);
        }
    }

    private static GradingRules rules(Map<String, Object> rules) {
        var grades = map(rules.get("grades"));
        return new GradingRules(points(rules, "baseScore"), list(rules.get("categories"), one -> new Category(text(one, "code"), points(one, "maxDeduction"), points(one, "maxAward"))),
                upper(map(grades.get("ONE"))), upper(map(grades.get("TWO"))), points(map(grades.get("THREE")), "minScore"), share(map(grades.get("FOUR")), "minShare"),
                Fill.valueOf(text(rules, "fill")), points(rules, "neverFillAtOrAbove"), texts(rules.get("tieBreak")).stream().map(TieBreak::valueOf).toList());
    }

    private static UpperGrade upper(Map<String, Object> grade) {
        return new UpperGrade(points(grade, "minScore"), share(grade, "maxShare"));
    }

    private static String text(Map<String, Object> members, String name) {
        return (String) members.get(name);
    }

    private static Points points(Map<String, Object> members, String name) {
        return members.get(name) == null ? null : Points.parse(text(members, name));
    }

    private static Share share(Map<String, Object> members, String name) {
        return members.get(name) == null ? null : Share.parse(text(members, name));
    }

    private static List<String> texts(Object list) {
        return ((List<?>) list).stream().map(String.class::cast).toList();
    }

    private static <T> List<T> list(Object list, Function<Map<String, Object>, T> item) {
        return ((List<?>) list).stream().map(one -> item.apply(map(one))).toList();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }
}
