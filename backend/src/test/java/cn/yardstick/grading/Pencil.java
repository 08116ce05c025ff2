package cn.yardstick.grading;

import cn.yardstick.grading.GradingInput.Entry;
import cn.yardstick.kernel.Grade;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.Stream;

/**
 * A grade made again by hand from what its owner is told, and from nothing else: the rules, the own entries, the size of the pool
 * and the own way. Written beside the engine: plain decimals, no piece of it shared.
 */
final class Pencil {

    private final GradingRules rules;
    private final List<Entry> entries;
    private final int poolSize;
    private final Trace.Way way;

    Pencil(GradingRules rules, List<Entry> entries, int poolSize, Trace.Way way) {
        this.rules = rules;
        this.entries = entries;
        this.poolSize = poolSize;
        this.way = way;
    }

    BigDecimal score() {
        var score = decimal(rules.baseScore());
        for (var category : rules.categories()) {
            var all = entries.stream().filter(entry -> entry.category().equals(category.code())).map(entry -> decimal(entry.points())).toList();
            var deducted = all.stream().filter(points -> points.signum() < 0).reduce(BigDecimal.ZERO, BigDecimal::add);
            var awarded = all.stream().filter(points -> points.signum() > 0).reduce(BigDecimal.ZERO, BigDecimal::add);
            score = score.add(category.maxDeduction() == null ? deducted : deducted.max(decimal(category.maxDeduction()).negate()));
            score = score.add(category.maxAward() == null ? awarded : awarded.min(decimal(category.maxAward())));
        }
        return score;
    }

    /** Null where what is told does not lead to one grade: a tie that nobody has decided. */
    Grade grade() {
        var placed = placed();
        return placed == null ? null : Grade.values()[(int) Math.min(3, placed.ordinal() + Math.min(3, way.leaderSteps()))];
    }

    private Grade placed() {
        var ceiling = entries.stream().map(Entry::ceiling).filter(java.util.Objects::nonNull).mapToInt(Grade::ordinal).max().orElse(0);
        if (ceiling == 3 || rules.threeMinScore() != null && score().compareTo(decimal(rules.threeMinScore())) < 0) {
            return Grade.FOUR;
        }
        var quota = new BigDecimal(rules.fourMinShare().toString()).multiply(BigDecimal.valueOf(poolSize)).setScale(0, RoundingMode.CEILING).intValueExact();
        var filled = rules.fill() == Fill.LOWEST_FIRST ? Math.max(0, quota - way.mustBeFour()) : 0;
        var mayBeFilled = rules.neverFillAtOrAbove() == null || score().compareTo(decimal(rules.neverFillAtOrAbove())) < 0;
        for (var step : (Iterable<Step>) Stream.of(new Step(Cut.FOUR, Grade.FOUR, filled, filled > 0 && mayBeFilled), upper(Cut.ONE, Grade.ONE, rules.one(), ceiling), upper(Cut.TWO, Grade.TWO, rules.two(), ceiling))::iterator) {
            if (!step.inQuestion()) {
                continue;
            }
            var weighed = way.weighed().get(step.cut());
            if (weighed == null || weighed.places() != step.places()) {
                return null;
            }
            var left = weighed.places() - weighed.before();
            if (left > 0 && weighed.tied() > left && weighed.chosen() == null) {
                return null;
            }
            if (left > 0 && (weighed.tied() <= left || weighed.chosen())) {
                return step.grade();
            }
        }
        return Grade.THREE;
    }

    private record Step(Cut cut, Grade grade, int places, boolean inQuestion) {
    }

    private Step upper(Cut cut, Grade grade, GradingRules.UpperGrade asks, int ceiling) {
        var places = asks.maxShare() == null ? poolSize : new BigDecimal(asks.maxShare().toString()).multiply(BigDecimal.valueOf(poolSize)).setScale(0, RoundingMode.FLOOR).intValueExact();
        return new Step(cut, grade, places, ceiling <= grade.ordinal() && (asks.minScore() == null || score().compareTo(decimal(asks.minScore())) >= 0));
    }

    private static BigDecimal decimal(Object points) {
        return new BigDecimal(points.toString());
    }
}
