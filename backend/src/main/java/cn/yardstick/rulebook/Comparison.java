package cn.yardstick.rulebook;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/** Two versions side by side, clause by clause and setting by setting (M2). */
final class Comparison {

    private Comparison() {
    }

    static List<Difference> between(RuleBookView before, List<ClauseView> clausesBefore, RuleBookView after, List<ClauseView> clausesAfter) {
        var found = new ArrayList<Difference>();
        fields(null, settings(before), settings(after), found);
        var old = byCode(clausesBefore);
        var present = byCode(clausesAfter);
        var codes = new TreeSet<>(old.keySet());
        codes.addAll(present.keySet());
        for (String code : codes) {
            var was = old.get(code);
            var is = present.get(code);
            if (was == null) {
                found.add(new Difference(Change.ADDED, code, null, null, is.textZh()));
            } else if (is == null) {
                found.add(new Difference(Change.REMOVED, code, null, was.textZh(), null));
            } else {
                fields(code, clause(was), clause(is), found);
            }
        }
        return found;
    }

    private static void fields(String code, Map<String, Object> before, Map<String, Object> after, List<Difference> found) {
        before.forEach((field, was) -> {
            var is = after.get(field);
            if (!Objects.equals(was, is)) {
                found.add(new Difference(Change.CHANGED, code == null ? field : code, code == null ? null : field, text(was), text(is)));
            }
        });
    }

    private static Map<String, ClauseView> byCode(List<ClauseView> clauses) {
        var map = new LinkedHashMap<String, ClauseView>();
        clauses.forEach(clause -> map.put(clause.code(), clause));
        return map;
    }

    private static Map<String, Object> settings(RuleBookView book) {
        var settings = book.settings();
        var map = new LinkedHashMap<String, Object>();
        map.put("title", book.title());
        map.put("baseScore", settings.baseScore());
        map.put("categories", settings.categories().stream().map(category -> category.code() + " −" + text(category.maxDeduction()) + " +" + text(category.maxAward())).toList());
        map.put("ONE.minScore", settings.one().minScore());
        map.put("ONE.maxShare", settings.one().maxShare());
        map.put("TWO.minScore", settings.two().minScore());
        map.put("TWO.maxShare", settings.two().maxShare());
        map.put("THREE.minScore", settings.threeMinScore());
        map.put("FOUR.minShare", settings.fourMinShare());
        map.put("fill", settings.fill());
        map.put("neverFillAtOrAbove", settings.neverFillAtOrAbove());
        map.put("tieBreak", settings.tieBreak());
        map.put("leadersAnswering", settings.leadersAnswering());
        return map;
    }

    private static Map<String, Object> clause(ClauseView clause) {
        var map = new LinkedHashMap<String, Object>();
        map.put("categoryCode", clause.categoryCode());
        map.put("kind", clause.kind());
        map.put("posts", clause.posts());
        map.put("textZh", clause.textZh());
        map.put("textEn", clause.textEn());
        map.put("minPoints", clause.minPoints());
        map.put("maxPoints", clause.maxPoints());
        map.put("ceiling", clause.ceiling());
        map.put("leadersAnswer", clause.leadersAnswer());
        return map;
    }

    private static String text(Object value) {
        return value == null ? null : value.toString();
    }
}
