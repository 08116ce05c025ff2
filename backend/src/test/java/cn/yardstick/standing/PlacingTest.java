package cn.yardstick.standing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.yardstick.grading.Fill;
import cn.yardstick.grading.Grading;
import cn.yardstick.grading.GradingInput;
import cn.yardstick.grading.GradingInput.Entry;
import cn.yardstick.grading.GradingInput.Subject;
import cn.yardstick.grading.GradingRules;
import cn.yardstick.grading.GradingRules.Category;
import cn.yardstick.grading.GradingRules.UpperGrade;
import cn.yardstick.kernel.Grade;
import cn.yardstick.kernel.Points;
import cn.yardstick.kernel.Share;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;

/** What an officer is told of the own place is right, and tells no colleague's score (M18). */
class PlacingTest {

    private static final int SELF = 0;

    @Test
    void aCutIsToldByTheStepsAroundIt() {
        // Ten officers, one of them FOUR: it is the one with 71.30.
        var pool = pool(rules(6000), 8800, 7130, 9000, 9100, 9200, 9300, 9400, 9500, 9600, 9700);
        var placing = new Placing(pool, SELF, null);
        var cuts = placing.cuts(Points.parse("88"));
        assertEquals(List.of(new Cut(Grade.THREE, Cut.Kind.FIXED, Points.parse("60"), Points.parse("60"), Cut.Side.ABOVE, Points.parse("28")),
                new Cut(Grade.THREE, Cut.Kind.RELATIVE, Points.parse("70"), Points.parse("75"), Cut.Side.ABOVE, Points.parse("13"))),
                cuts.stream().filter(cut -> cut.grade() == Grade.THREE).toList());
        assertEquals(Grade.FOUR, placing.worst(Points.parse("74.99")));
        assertEquals(Grade.THREE, placing.best(Points.parse("70.01")));
        assertEquals(PlaceBand.LAST_QUARTER, placing.place(Points.parse("88")));
        assertEquals(PlaceBand.FIRST_QUARTER, placing.place(Points.parse("98")));
    }

    @Test
    void aSmallPoolTellsTheRuleBookAlone() {
        var placing = new Placing(pool(rules(6000), 8800, 7130, 9000, 9100), SELF, null);
        assertEquals(List.of(Cut.Kind.FIXED), placing.cuts(Points.parse("88")).stream().map(Cut::kind).distinct().toList());
        assertEquals(Grade.FOUR, placing.worst(Points.parse("100")));
        assertNull(placing.place(Points.parse("88")));
    }

    @Test
    void aCeilingLeavesNoCutAboveIt() {
        var placing = new Placing(pool(rules(6000), 8800, 7130, 9000, 9100, 9200, 9300), SELF, Grade.THREE);
        assertEquals(List.of(Grade.THREE), placing.cuts(Points.parse("88")).stream().map(Cut::grade).distinct().toList());
        assertEquals(Grade.THREE, placing.best(Points.parse("120")));
        assertTrue(new Placing(pool(rules(6000), 8800), SELF, Grade.FOUR).barred());
    }

    /** The thresholds are those of the office; nobody is warned who was deducted nothing. */
    @Test
    void warningsComeInTwoLevels() {
        var placing = new Placing(pool(rules(6000), 8800, 7130, 9000, 9100, 9200, 9300, 9400, 9500, 9600, 9700), SELF, null);
        var settings = WarningSettings.DEFAULT;
        var lost = Points.parse("-1");
        assertNull(settings.levelOf(lost, Points.parse("95.01"), placing));
        assertEquals(WarningLevel.WARNING, settings.levelOf(lost, Points.parse("95"), placing));
        assertEquals(WarningLevel.WARNING, settings.levelOf(lost, Points.parse("85.01"), placing));
        assertEquals(WarningLevel.CRITICAL, settings.levelOf(lost, Points.parse("85"), placing));
        assertEquals(WarningLevel.CRITICAL, settings.levelOf(lost, Points.parse("40"), placing));
        assertNull(settings.levelOf(Points.ZERO, Points.parse("70"), placing));
    }

    /** Whatever colleagues have within their step, the same is told. */
    @Property(tries = 400, shrinking = ShrinkingMode.OFF)
    void nothingToldHangsOnWhereInAStepAColleagueStands(@ForAll long seed) {
        var random = new Random(seed);
        var rules = rules(random.nextInt(4) * 1000 + 5000);
        var scores = scores(random);
        var moved = scores.clone();
        for (int i = 1; i < moved.length; i++) {
            moved[i] = Math.floorDiv(moved[i], 500L) * 500 + random.nextInt(500);
        }
        var here = new Placing(pool(rules, scores), SELF, null);
        var there = new Placing(pool(rules, moved), SELF, null);
        for (int i = 0; i < 12; i++) {
            var tried = Points.of(4000 + random.nextInt(8000));
            assertEquals(here.cuts(tried), there.cuts(tried));
            assertEquals(here.best(tried), there.best(tried));
            assertEquals(here.worst(tried), there.worst(tried));
            assertEquals(here.place(tried), there.place(tried));
        }
    }

    /** The engine's own grade always lies between the worst and the best that were told, and on the right side of each cut. */
    @Property(tries = 400, shrinking = ShrinkingMode.OFF)
    void theEngineNeverDisagrees(@ForAll long seed) {
        var random = new Random(seed);
        var rules = rules(random.nextInt(4) * 1000 + 5000);
        var scores = scores(random);
        var pool = pool(rules, scores);
        var own = Points.of(scores[SELF]);
        var placing = new Placing(pool, SELF, null);
        var grade = Grading.grade(pool).subjects().stream().filter(one -> one.id().equals("0")).findFirst().orElseThrow().grade();
        if (grade == null) {
            return;
        }
        assertFalse(grade.isWorseThan(placing.worst(own)), grade + " is worse than " + placing.worst(own));
        assertFalse(placing.best(own).isWorseThan(grade), grade + " is better than " + placing.best(own));
        for (Cut cut : placing.cuts(own)) {
            if (cut.side() == Cut.Side.BELOW) {
                assertTrue(grade.isWorseThan(cut.grade()), cut + " but " + grade);
            }
            if (cut.side() == Cut.Side.ABOVE && cut.kind() == Cut.Kind.RELATIVE) {
                assertFalse(grade.isWorseThan(cut.grade()), cut + " but " + grade);
            }
        }
    }

    private static long[] scores(Random random) {
        var scores = new long[5 + random.nextInt(20)];
        Arrays.setAll(scores, i -> 5000 + random.nextInt(6000));
        return scores;
    }

    private static GradingRules rules(long threeMin) {
        return new GradingRules(Points.parse("100"), List.of(new Category("C", null, null)), new UpperGrade(Points.parse("95"), Share.parse("0.2")), new UpperGrade(Points.parse("80"), Share.parse("0.4")),
                Points.of(threeMin), Share.parse("0.1"), Fill.LOWEST_FIRST, null, List.of());
    }

    private static GradingInput pool(GradingRules rules, long... scores) {
        var subjects = new ArrayList<Subject>();
        var entries = new ArrayList<Entry>();
        for (int i = 0; i < scores.length; i++) {
            subjects.add(new Subject(Integer.toString(i), "p", List.of()));
            entries.add(new Entry("e" + i, Integer.toString(i), "C", Points.of(scores[i] - 10000), null, null));
        }
        return new GradingInput(rules, subjects, entries, List.of(), List.of());
    }
}
