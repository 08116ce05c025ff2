package cn.yardstick.standing;

import cn.yardstick.grading.Grading;
import cn.yardstick.grading.GradingInput;
import cn.yardstick.grading.GradingInput.Decision;
import cn.yardstick.grading.GradingInput.Entry;
import cn.yardstick.grading.GradingResult.SubjectResult;
import cn.yardstick.grading.GradingRules;
import cn.yardstick.grading.ScoreSheet;
import cn.yardstick.kernel.Grade;
import cn.yardstick.kernel.Points;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the engine would say of one member of a pool at other scores, all else as it is. Colleagues stand in the middle of
 * their step, and the engine is asked at full steps alone: who looks and tries as often as they like learns between which
 * steps a cut lies, and never where in between, which would be a colleague's score.
 */
final class Placing {

    /** Five points, in hundredths. */
    static final long STEP = 500;
    /** In a smaller pool a cut would be one of few colleagues: nothing that depends on them is told. */
    static final int LEAST_TOLD = 5;

    private static final String SCORE = "score";
    private static final int STEPS_AROUND = 64;

    private final GradingInput pool;
    private final String self;
    private final Grade ceiling;
    private final GradingRules rules;
    private final List<Entry> others;
    private final Map<Long, Grade> known = new HashMap<>();

    /** {@code ceiling}: the worst that holds for the officer, or null. */
    Placing(GradingInput pool, long self, Grade ceiling) {
        this.pool = pool;
        this.self = Long.toString(self);
        this.ceiling = ceiling;
        var given = pool.rules();
        this.rules = new GradingRules(given.baseScore(), List.of(new GradingRules.Category(SCORE, null, null)), given.one(), given.two(), given.threeMinScore(), given.fourMinShare(), given.fill(),
                given.neverFillAtOrAbove(), List.of());
        this.others = colleagues(pool, this.self);
    }

    int size() {
        return pool.subjects().size();
    }

    boolean tells() {
        return size() >= LEAST_TOLD;
    }

    /** Does a ceiling leave nothing but FOUR? */
    boolean barred() {
        return ceiling == Grade.FOUR;
    }

    /** The worst grade that the score may come to as of now. */
    Grade worst(Points score) {
        return tells() ? at(below(score.hundredths())) : Grade.FOUR;
    }

    /** The best grade that the score may come to as of now. */
    Grade best(Points score) {
        return tells() ? at(above(score.hundredths())) : byRules(score);
    }

    /** The quarter of the pool in which the score lies, as of the step below it; null where the pool tells nothing. */
    PlaceBand place(Points score) {
        if (!tells()) {
            return null;
        }
        var better = others.stream().filter(entry -> entry.points().plus(rules.baseScore()).hundredths() > below(score.hundredths()) + STEP).count();
        return PlaceBand.of((int) better + 1, size());
    }

    /** What THREE, TWO and ONE ask: scores of the rule book, and places in the order where those ask more. */
    List<Cut> cuts(Points score) {
        var cuts = new ArrayList<Cut>();
        for (Grade grade : List.of(Grade.THREE, Grade.TWO, Grade.ONE)) {
            if (Grade.worse(ceiling, grade) != grade) {
                continue;
            }
            var least = least(rules, grade);
            if (least != null) {
                cuts.add(Cut.of(grade, Cut.Kind.FIXED, least.hundredths(), least.hundredths(), score.hundredths()));
            }
            var relative = tells() ? relative(grade, least, score.hundredths()) : null;
            if (relative != null) {
                cuts.add(relative);
            }
        }
        return List.copyOf(cuts);
    }

    /** Null where the order of the pool asks no more than the rule book does, or the grade cannot be reached at all. */
    private Cut relative(Grade grade, Points least, long score) {
        var base = rules.baseScore().hundredths();
        var low = below(Math.min(score, base)) - STEPS_AROUND * STEP;
        var high = above(Math.max(score, base)) + STEPS_AROUND * STEP;
        if (least != null) {
            low = Math.max(low, above(least.hundredths()));
        }
        if (high <= low || reaches(low, grade) || !reaches(high, grade)) {
            return null;
        }
        while (high - low > STEP) {
            var middle = low + (high - low) / STEP / 2 * STEP;
            if (reaches(middle, grade)) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return Cut.of(grade, Cut.Kind.RELATIVE, low, high, score);
    }

    private boolean reaches(long score, Grade grade) {
        return !at(score).isWorseThan(grade);
    }

    private Grade byRules(Points score) {
        return Stream.of(Grade.ONE, Grade.TWO, Grade.THREE).filter(grade -> Grade.worse(ceiling, grade) == grade)
                .filter(grade -> least(rules, grade) == null || score.compareTo(least(rules, grade)) >= 0).findFirst().orElse(Grade.FOUR);
    }

    private Grade at(long score) {
        return known.computeIfAbsent(score, this::graded);
    }

    /** Ties are among colleagues alone, since nobody of them stands at a full step: who is chosen makes no difference to the officer. */
    private Grade graded(long score) {
        var entries = new ArrayList<>(others);
        entries.add(entry(self, score, rules, ceiling));
        var decisions = new ArrayList<Decision>();
        while (true) {
            var result = Grading.grade(new GradingInput(rules, pool.subjects(), entries, pool.findings(), decisions));
            var tie = result.pools().getFirst().openTie();
            if (tie == null) {
                return result.subjects().stream().filter(subject -> subject.id().equals(self)).map(SubjectResult::grade).findFirst().orElseThrow();
            }
            decisions.add(new Decision(result.pools().getFirst().pool(), tie.cut(), tie.tied().subList(0, tie.places())));
        }
    }

    private static List<Entry> colleagues(GradingInput pool, String self) {
        var entries = pool.entries().stream().collect(Collectors.groupingBy(Entry::subject));
        return pool.subjects().stream().filter(subject -> !subject.id().equals(self)).map(subject -> {
            var sheet = ScoreSheet.of(pool.rules(), entries.getOrDefault(subject.id(), List.of()));
            return entry(subject.id(), blurred(sheet.score().hundredths(), pool.rules()), pool.rules(), sheet.ceiling());
        }).toList();
    }

    /** The middle of the score's step, on the same side of every score that the rule book names. */
    private static long blurred(long score, GradingRules rules) {
        var middle = below(score) + STEP / 2;
        for (Points named : Stream.of(least(rules, Grade.ONE), least(rules, Grade.TWO), least(rules, Grade.THREE), rules.neverFillAtOrAbove()).filter(Objects::nonNull).toList()) {
            if (score >= named.hundredths() && middle < named.hundredths()) {
                middle = named.hundredths();
            } else if (score < named.hundredths() && middle >= named.hundredths()) {
                middle = named.hundredths() - 1;
            }
        }
        return middle;
    }

    private static Entry entry(String subject, long score, GradingRules rules, Grade ceiling) {
        return new Entry(SCORE + " of " + subject, subject, SCORE, Points.of(score - rules.baseScore().hundredths()), null, ceiling);
    }

    private static Points least(GradingRules rules, Grade grade) {
        return switch (grade) {
            case ONE -> rules.one().minScore();
            case TWO -> rules.two().minScore();
            default -> rules.threeMinScore();
        };
    }

    private static long below(long score) {
        return Math.floorDiv(score, STEP) * STEP;
    }

    private static long above(long score) {
        return -Math.floorDiv(-score, STEP) * STEP;
    }
}
