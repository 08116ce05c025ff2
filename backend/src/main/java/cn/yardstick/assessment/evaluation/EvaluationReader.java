package cn.yardstick.assessment.evaluation;

import cn.yardstick.grading.Cut;
import cn.yardstick.grading.Fill;
import cn.yardstick.grading.GradingInput;
import cn.yardstick.grading.GradingInput.Decision;
import cn.yardstick.grading.GradingInput.Entry;
import cn.yardstick.grading.GradingInput.Finding;
import cn.yardstick.grading.GradingInput.Subject;
import cn.yardstick.grading.GradingRefusal;
import cn.yardstick.grading.GradingRules;
import cn.yardstick.grading.GradingRules.Category;
import cn.yardstick.grading.GradingRules.UpperGrade;
import cn.yardstick.grading.TieBreak;
import cn.yardstick.kernel.Grade;
import cn.yardstick.kernel.Points;
import cn.yardstick.kernel.Share;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The input of a grading from JSON, strictly by the table of {@code spec/grading.md}. */
public final class EvaluationReader {

    /** Texts are as long as they like: what a request may hold at all is limited before. */
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(10).maxStringLength(Integer.MAX_VALUE).maxNumberLength(100).maxNameLength(100).build())
            .configure(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES, true).build();

    private static final List<String> INPUT = List.of("rules", "subjects", "entries", "findings", "decisions");
    private static final List<String> RULES = List.of("baseScore", "categories", "grades", "fill", "neverFillAtOrAbove", "tieBreak");
    private static final List<String> CATEGORY = List.of("code", "maxDeduction", "maxAward");
    private static final List<String> GRADES = List.of("ONE", "TWO", "THREE", "FOUR");
    private static final List<String> UPPER = List.of("minScore", "maxShare");
    private static final List<String> SUBJECT = List.of("id", "pool", "leads");
    private static final List<String> ENTRY = List.of("id", "subject", "category", "points", "incident", "ceiling");
    private static final List<String> FINDING = List.of("id", "unit", "leaderSteps");
    private static final List<String> DECISION = List.of("pool", "cut", "chosen");

    private final StrictReader reader;
    private final Map<String, String> texts = new HashMap<>();
    private GradingRules rules;
    private List<Subject> subjects;
    private List<Entry> entries;
    private List<Finding> findings;
    private List<Decision> decisions;

    private EvaluationReader(StrictReader reader) {
        this.reader = reader;
    }

    /** {@link GradingRefusal} names the place of what does not fit; {@code IOException}: it is not JSON. */
    public static GradingInput read(InputStream json) throws IOException {
        try (var parser = JSON.createParser(json)) {
            return new EvaluationReader(new StrictReader(parser)).input();
        }
    }

    private GradingInput input() throws IOException {
        reader.next();
        if (reader.isEmpty()) {
            throw new EOFException("no JSON at all");
        }
        reader.object("", INPUT, INPUT.size(), (name, at) -> {
            switch (name) {
                case "rules" -> rules = rules(at);
                case "subjects" -> subjects = reader.array(at, this::subject);
                case "entries" -> entries = reader.array(at, this::entry);
                case "findings" -> findings = reader.array(at, this::finding);
                default -> decisions = reader.array(at, this::decision);
            }
        });
        if (!reader.atEnd()) {
            throw new GradingRefusal("/", "对象之后还有内容。", "Something follows the object.");
        }
        return new GradingInput(rules, subjects, entries, findings, decisions);
    }

    private GradingRules rules(String pointer) throws IOException {
        var draft = new Object() {
            Points base;
            List<Category> categories;
            UpperGrade one;
            UpperGrade two;
            Points three;
            Share four;
            Fill fill;
            Points never;
            List<TieBreak> tieBreak;
        };
        reader.object(pointer, RULES, RULES.size(), (name, at) -> {
            switch (name) {
                case "baseScore" -> draft.base = reader.points(at);
                case "categories" -> draft.categories = reader.array(at, this::category);
                case "fill" -> draft.fill = reader.oneOf(Fill.class, at);
                case "neverFillAtOrAbove" -> draft.never = reader.pointsOrNull(at);
                case "tieBreak" -> draft.tieBreak = reader.array(at, item -> reader.oneOf(TieBreak.class, item));
                default -> reader.object(at, GRADES, GRADES.size(), (grade, place) -> {
                    switch (grade) {
                        case "ONE" -> draft.one = upper(place);
                        case "TWO" -> draft.two = upper(place);
                        case "THREE" -> reader.object(place, List.of("minScore"), 1, (field, where) -> draft.three = reader.pointsOrNull(where));
                        default -> reader.object(place, List.of("minShare"), 1, (field, where) -> draft.four = reader.share(where));
                    }
                });
            }
        });
        return new GradingRules(draft.base, draft.categories, draft.one, draft.two, draft.three, draft.four, draft.fill, draft.never, draft.tieBreak);
    }

    private Category category(String pointer) throws IOException {
        var draft = new Object() {
            String code;
            Points maxDeduction;
            Points maxAward;
        };
        reader.object(pointer, CATEGORY, 3, (name, at) -> {
            switch (name) {
                case "code" -> draft.code = reader.text(at);
                case "maxDeduction" -> draft.maxDeduction = reader.pointsOrNull(at);
                default -> draft.maxAward = reader.pointsOrNull(at);
            }
        });
        return new Category(draft.code, draft.maxDeduction, draft.maxAward);
    }

    private UpperGrade upper(String pointer) throws IOException {
        var draft = new Object() {
            Points minScore;
            Share maxShare;
        };
        reader.object(pointer, UPPER, 2, (name, at) -> {
            if (name.equals("minScore")) {
                draft.minScore = reader.pointsOrNull(at);
            } else {
                draft.maxShare = reader.shareOrNull(at);
            }
        });
        return new UpperGrade(draft.minScore, draft.maxShare);
    }

    private Subject subject(String pointer) throws IOException {
        var draft = new Object() {
            String id;
            String pool;
            List<String> leads = List.of();
        };
        reader.object(pointer, SUBJECT, 2, (name, at) -> {
            switch (name) {
                case "id" -> draft.id = reader.text(at);
                case "pool" -> draft.pool = shared(at);
                default -> draft.leads = reader.array(at, this::shared);
            }
        });
        return new Subject(draft.id, draft.pool, draft.leads);
    }

    private Entry entry(String pointer) throws IOException {
        var draft = new Object() {
            String id;
            String subject;
            String category;
            Points points;
            String incident;
            Grade ceiling;
        };
        reader.object(pointer, ENTRY, ENTRY.size(), (name, at) -> {
            switch (name) {
                case "id" -> draft.id = reader.text(at);
                case "subject" -> draft.subject = reader.text(at);
                case "category" -> draft.category = shared(at);
                case "points" -> draft.points = reader.points(at);
                case "incident" -> draft.incident = reader.isNull() ? null : reader.text(at);
                default -> draft.ceiling = ceiling(at);
            }
        });
        return new Entry(draft.id, draft.subject, draft.category, draft.points, draft.incident, draft.ceiling);
    }

    private Grade ceiling(String pointer) throws IOException {
        var ceiling = reader.isNull() ? null : reader.oneOf(Grade.class, pointer);
        if (ceiling == Grade.ONE) {
            throw new GradingRefusal(pointer, "封顶等级为 TWO、THREE、FOUR 或空。", "A ceiling is TWO, THREE, FOUR or null.");
        }
        return ceiling;
    }

    private Finding finding(String pointer) throws IOException {
        var draft = new Object() {
            String id;
            String unit;
            int leaderSteps;
        };
        reader.object(pointer, FINDING, 3, (name, at) -> {
            switch (name) {
                case "id" -> draft.id = reader.text(at);
                case "unit" -> draft.unit = shared(at);
                default -> draft.leaderSteps = reader.steps(at);
            }
        });
        return new Finding(draft.id, draft.unit, draft.leaderSteps);
    }

    private Decision decision(String pointer) throws IOException {
        var draft = new Object() {
            String pool;
            Cut cut;
            List<String> chosen;
        };
        reader.object(pointer, DECISION, 3, (name, at) -> {
            switch (name) {
                case "pool" -> draft.pool = shared(at);
                case "cut" -> draft.cut = reader.oneOf(Cut.class, at);
                default -> draft.chosen = reader.array(at, this::shared);
            }
        });
        return new Decision(draft.pool, draft.cut, draft.chosen);
    }

    /** Texts that recur by the thousand are kept once. */
    private String shared(String pointer) throws IOException {
        var text = reader.text(pointer);
        return texts.computeIfAbsent(text, same -> same);
    }
}
