package cn.yardstick.publication;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.yardstick.grading.Cut;
import cn.yardstick.grading.Fill;
import cn.yardstick.grading.Grading;
import cn.yardstick.grading.GradingInput;
import cn.yardstick.grading.GradingInput.Decision;
import cn.yardstick.grading.GradingInput.Entry;
import cn.yardstick.grading.GradingInput.Subject;
import cn.yardstick.grading.GradingRules;
import cn.yardstick.kernel.Points;
import cn.yardstick.kernel.Share;
import cn.yardstick.regrade.PoolAgain;
import cn.yardstick.regrade.PoolCertificate.Cause;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What is pointed out as taking turns: measured on histories that the engine graded, honest ones and rotated ones (docs/adr/0033). {@code -Dturns.histories} makes it longer. */
class TurnsTest {

    private static final GradingRules RULES = new GradingRules(Points.of(100_00), List.of(new GradingRules.Category("A", null, null)), new GradingRules.UpperGrade(null, null),
            new GradingRules.UpperGrade(null, null), Points.of(60_00), Share.parse("0.10"), Fill.LOWEST_FIRST, null, List.of());
    private static final int HISTORIES = Integer.getInteger("turns.histories", 30);

    /** How a history comes about. */
    private enum Kind {
        /** Deductions fall on everybody alike: no year says anything about the next. */
        PURE_CHANCE,
        /** Some have more deductions than others, year after year, and every year one in ten is replaced. */
        HONEST,
        /** Half of the people are never deducted anything; ties are decided by lot. */
        FEW_DEDUCTIONS,
        /** Nobody is deducted anything, and people decide by lot. */
        NO_DEDUCTIONS,
        /** Nobody is deducted anything, and people choose whose turn it is. */
        BY_VOTE,
        /** As honest, but whose turn it is has a deduction made up that puts this one at the bottom. */
        BY_MADE_UP_DEDUCTION
    }

    @Test
    void honestHistoriesAreSeldomPointedOutAndRotatedOnesAre() {
        for (int size : new int[] {9, 20, 40}) {
            for (int years : new int[] {3, 6, 10}) {
                assertTrue(share(Kind.PURE_CHANCE, size, years) <= 0.05, "by chance");
                assertTrue(share(Kind.HONEST, size, years) <= 0.05, "honest");
                assertTrue(share(Kind.FEW_DEDUCTIONS, size, years) <= 0.05, "few deductions");
                assertEquals(1.0, share(Kind.BY_VOTE, size, years), "by vote");
            }
        }
        assertTrue(share(Kind.BY_MADE_UP_DEDUCTION, 20, 10) >= 0.75);
        assertTrue(share(Kind.BY_MADE_UP_DEDUCTION, 40, 6) >= 0.75);
        // What counting alone cannot see: five years of one four among nine say nothing.
        assertTrue(share(Kind.BY_MADE_UP_DEDUCTION, 9, 5) <= 0.05);
        // Where nothing tells people apart for years, fours have no cause in scores, whoever decided.
        assertTrue(share(Kind.NO_DEDUCTIONS, 40, 3) >= 0.2);
    }

    @Test
    void whoHadToBeFourHasNoTurn() {
        var members = LongStream.rangeClosed(1, 9).boxed().toList();
        var forced = IntStream.range(0, 5).mapToObj(i -> new Turns.Year(members, List.of(new Turns.Four(i + 1, i % 2 == 0 ? Cause.CEILING : Cause.SCORE, true)))).toList();
        assertEquals(new Turns.Found(0, 0, 0, 0, 0, false, false), Turns.of(forced));
        var twice = List.of(tied(members, 1), tied(members, 2), tied(members, 1));
        assertFalse(Turns.of(twice).withoutCause());
        assertTrue(Turns.of(List.of(tied(members, 1), tied(members, 2), tied(members, 3))).withoutCause());
        assertTrue(Turns.of(List.of(tied(members, 1), tied(members, 2), tied(members, 3), tied(members, 1))).withoutCause(), "a second round goes round as well");
        assertFalse(Turns.of(List.of(tied(members, 1), tied(members, 2))).enough());
    }

    /** Nine people, one four a year, nine years, nobody twice: lots do so once in 1,068 times (9! of 9 to the ninth). */
    @Test
    void lotsSayWhatCombinatoricsSays() {
        var members = LongStream.rangeClosed(1, 9).boxed().toList();
        var found = Turns.of(LongStream.rangeClosed(1, 9).mapToObj(i -> new Turns.Year(members, List.of(new Turns.Four(i, Cause.PLACE, true)))).toList());
        assertEquals(Turns.DRAWS, found.draws());
        assertTrue(found.asFew() >= 2 && found.asFew() <= 20, () -> "of 10,000 draws: " + found.asFew());
        assertTrue(found.fewRepeats());
        assertFalse(found.withoutCause());
    }

    private static Turns.Year tied(List<Long> members, long four) {
        return new Turns.Year(members, List.of(new Turns.Four(four, Cause.TIE, false)));
    }

    private static double share(Kind kind, int size, int years) {
        var random = new Random(size * 100L + years);
        var pointedOut = 0;
        for (int i = 0; i < HISTORIES; i++) {
            pointedOut += Turns.of(history(kind, size, years, random)).pointedOut() ? 1 : 0;
        }
        var share = (double) pointedOut / HISTORIES;
        System.out.println(String.format(Locale.ROOT, "turns: %s, %d people, %d years: %.1f %% pointed out", kind, size, years, share * 100));
        return share;
    }

    private static List<Turns.Year> history(Kind kind, int size, int years, Random random) {
        var people = new ArrayList<>(LongStream.rangeClosed(1, size).boxed().toList());
        var next = size + 1L;
        var turn = 0;
        var history = new ArrayList<Turns.Year>();
        for (int year = 0; year < years; year++) {
            var places = (size + 9) / 10;
            var turns = new ArrayList<Long>();
            for (int i = 0; i < places; i++) {
                turns.add(people.get(turn++ % size));
            }
            history.add(graded(people, entries(kind, people, turns, random), kind == Kind.BY_VOTE ? turns : List.of(), random));
            if (kind == Kind.HONEST) {
                for (int i = 0; i < size / 10; i++) {
                    people.set(random.nextInt(size), next++);
                }
            }
        }
        return history;
    }

    private static List<Entry> entries(Kind kind, List<Long> people, List<Long> turns, Random random) {
        var entries = new ArrayList<Entry>();
        for (long one : people) {
            // The same person is as careful every year: a number between 0 and 1 that is always this one's.
            var trait = new Random(one * 7919).nextDouble();
            var mean = switch (kind) {
                case PURE_CHANCE -> 2;
                case HONEST -> 4 * trait;
                case FEW_DEDUCTIONS -> trait < 0.5 ? 0 : 1.5;
                case NO_DEDUCTIONS, BY_VOTE -> 0;
                case BY_MADE_UP_DEDUCTION -> 2;
            };
            for (int i = 0; i < 10; i++) {
                if (random.nextDouble() < mean / 10) {
                    entries.add(entry(entries.size(), one, -50L * (1 + random.nextInt(10))));
                }
            }
            if (kind == Kind.BY_MADE_UP_DEDUCTION && turns.contains(one)) {
                entries.add(entry(entries.size(), one, -30_00));
            }
        }
        return entries;
    }

    private static Entry entry(int number, long subject, long hundredths) {
        return new Entry("e" + number, "" + subject, "A", Points.of(hundredths), null, null);
    }

    /** Ties go to whose turn it is, else to lots. */
    private static Turns.Year graded(List<Long> people, List<Entry> entries, List<Long> turns, Random random) {
        var subjects = people.stream().map(id -> new Subject("" + id, "p", List.of())).toList();
        var open = Grading.grade(new GradingInput(RULES, subjects, entries, List.of(), List.of())).pools().getFirst().openTie();
        var decisions = new ArrayList<Decision>();
        if (open != null) {
            var tied = new ArrayList<>(open.tied());
            Collections.shuffle(tied, random);
            var wanted = turns.stream().map(String::valueOf).filter(tied::contains).toList();
            tied.removeAll(new HashSet<>(wanted));
            tied.addAll(0, wanted);
            decisions.add(new Decision("p", Cut.FOUR, List.copyOf(tied.subList(0, open.places()))));
        }
        var fours = new PoolAgain(new GradingInput(RULES, subjects, entries, List.of(), decisions)).standings().stream().filter(PoolAgain.Standing::four)
                .map(one -> new Turns.Four(Long.parseLong(one.id()), one.cause(), one.deducted())).toList();
        return new Turns.Year(List.copyOf(people), fours);
    }
}
