package cn.yardstick.publication;

import cn.yardstick.regrade.PoolCertificate.Cause;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Whether the fours of a unit look like taking turns (轮流坐庄): counted and held against lots, never a verdict. A four by a clause, by the
 * least score or by a unit led has its cause outside of the unit's order and is left out. Source: docs/adr/0033.
 */
public final class Turns {

    /** With fewer years nothing is said. */
    public static final int ENOUGH_YEARS = 3;
    /** How often lots are drawn, unless it is clear before. */
    static final int DRAWS = 10_000;
    /** Fewer of the draws than one in so many come to so few repeats: it is pointed out. */
    private static final int ONE_IN = 100;
    private static final Set<Cause> OUTSIDE = Set.of(Cause.CEILING, Cause.SCORE, Cause.LEADERSHIP);

    /** Somebody who was four; {@code deducted}: something counts against the score. */
    public record Four(long officerId, Cause cause, boolean deducted) {
        boolean placed() {
            return !OUTSIDE.contains(cause);
        }

        /** Nothing in the score told this one from the others: people chose among equals, or nothing was deducted. */
        boolean withoutCauseInScore() {
            return placed() && (cause == Cause.TIE || !deducted);
        }
    }

    /** A pool in one year: everybody in it, and its fours. */
    public record Year(List<Long> members, List<Four> fours) {
        private List<Four> placed() {
            return fours.stream().filter(Four::placed).toList();
        }

        private boolean mostlyWithoutCause() {
            return placed().stream().filter(Four::withoutCauseInScore).count() * 2 > placed().size();
        }
    }

    /**
     * What was found.
     *
     * @param years        with somebody who was four by the order or a tie
     * @param placed       how many fours these were
     * @param people       how many people they were: the fewer repeats, the closer to {@code placed}
     * @param draws        how often lots were drawn; 0 where the years are not enough
     * @param asFew        how many of the draws met as few people twice
     * @param fewRepeats   hardly any draw did: chance alone does not explain it
     * @param withoutCause in three years most were four without cause in their scores, and in the newest three of these it was somebody else each time
     */
    public record Found(int years, int placed, int people, int draws, int asFew, boolean fewRepeats, boolean withoutCause) {
        public boolean pointedOut() {
            return fewRepeats || withoutCause;
        }

        public boolean enough() {
            return years >= ENOUGH_YEARS;
        }
    }

    private Turns() {
    }

    /** The same for the same years, whenever it is asked: the lots come from a fixed seed, members are taken by id. */
    public static Found of(List<Year> all) {
        var years = all.stream().filter(year -> !year.placed().isEmpty()).toList();
        var placed = years.stream().flatMap(year -> year.placed().stream()).map(Four::officerId).toList();
        var people = new HashSet<>(placed).size();
        if (years.size() < ENOUGH_YEARS) {
            return new Found(years.size(), placed.size(), people, 0, 0, false, false);
        }
        var lots = new Lots(years);
        var draws = 0;
        var asFew = 0;
        // Besag and Clifford: as soon as it cannot be rare any more, it is not drawn on.
        while (draws < DRAWS && asFew * ONE_IN < DRAWS) {
            draws++;
            asFew += lots.people() >= people ? 1 : 0;
        }
        return new Found(years.size(), placed.size(), people, draws, asFew, asFew * ONE_IN < DRAWS, goRoundWithoutCause(years));
    }

    /** The newest three of the years in which most had no cause in their scores. */
    private static boolean goRoundWithoutCause(List<Year> years) {
        var such = years.stream().filter(Year::mostlyWithoutCause).toList();
        var newest = such.subList(Math.max(0, such.size() - ENOUGH_YEARS), such.size());
        var unfounded = newest.stream().flatMap(year -> year.placed().stream()).filter(Four::withoutCauseInScore).map(Four::officerId).toList();
        return newest.size() == ENOUGH_YEARS && new HashSet<>(unfounded).size() == unfounded.size();
    }

    /** As many people drawn each year as were four, of those who had no cause outside of the order. */
    private static final class Lots {
        private final Random random = new Random(1);
        private final List<int[]> urns = new ArrayList<>();
        private final List<Integer> places = new ArrayList<>();
        private final int[] drawnIn;
        private int round;

        Lots(List<Year> years) {
            var ids = years.stream().flatMap(year -> year.members().stream()).distinct().sorted().toList();
            for (Year year : years) {
                var outside = new HashSet<Long>();
                year.fours().stream().filter(four -> !four.placed()).forEach(four -> outside.add(four.officerId()));
                var members = new HashSet<>(year.members());
                members.removeAll(outside);
                urns.add(IntStream.range(0, ids.size()).filter(i -> members.contains(ids.get(i))).toArray());
                places.add(year.placed().size());
            }
            this.drawnIn = new int[ids.size()];
        }

        /** How many people one round of lots over all years meets. */
        int people() {
            round++;
            var people = 0;
            for (int year = 0; year < urns.size(); year++) {
                var urn = urns.get(year);
                for (int i = 0; i < places.get(year); i++) {
                    var at = i + random.nextInt(urn.length - i);
                    var drawn = urn[at];
                    urn[at] = urn[i];
                    urn[i] = drawn;
                    if (drawnIn[drawn] != round) {
                        drawnIn[drawn] = round;
                        people++;
                    }
                }
            }
            return people;
        }
    }
}
