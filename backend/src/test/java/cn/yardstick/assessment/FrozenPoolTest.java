package cn.yardstick.assessment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import cn.yardstick.grading.Cut;
import cn.yardstick.grading.Fill;
import cn.yardstick.grading.Grading;
import cn.yardstick.grading.GradingInput.Entry;
import cn.yardstick.grading.GradingInput.Finding;
import cn.yardstick.grading.GradingResult.SubjectResult;
import cn.yardstick.grading.GradingRules;
import cn.yardstick.grading.GradingRules.Category;
import cn.yardstick.grading.GradingRules.UpperGrade;
import cn.yardstick.kernel.Grade;
import cn.yardstick.kernel.Points;
import cn.yardstick.kernel.Share;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A pool is graded by itself, and again from what was kept of it. */
class FrozenPoolTest {

    private static final GradingRules RULES = new GradingRules(Points.parse("100"), List.of(new Category("德", Points.parse("30"), null)),
            new UpperGrade(Points.parse("90"), Share.parse("0.5")), new UpperGrade(Points.parse("80"), null), Points.parse("60"), Share.parse("0.25"),
            Fill.LOWEST_FIRST, null, List.of());
    private static final Map<Long, Long> UNITS = new TreeMap<>(Map.of(1L, 70L, 2L, 70L, 3L, 71L, 10L, 71L));
    private static final List<Entry> ENTRIES = List.of(entry("5", "1", "2.00"), entry("6", "2", "-5.00"), entry("7", "3", "-5.00"), entry("8", "10", "1.00"));
    private static final TieQuestion ASKED = new TieQuestion(9, Cut.FOUR, List.of(2L, 3L), 1);

    @Test
    void aTieStopsThePoolUntilThisVeryQuestionIsAnswered() {
        var open = FrozenPool.of(facts(Map.of()), 9, UNITS, ENTRIES);
        assertEquals(ASKED, open.open());
        assertEquals(List.of(ASKED), open.asked());
        open.ordered().forEach(result -> assertNull(result.grade()));

        var decided = FrozenPool.of(facts(Map.of(ASKED, List.of(3L))), 9, UNITS, ENTRIES);
        assertNull(decided.open());
        assertEquals(List.of(ASKED), decided.asked());
        assertEquals(Grade.FOUR, gradeOf(decided, "3"));
        assertEquals(Grade.TWO, gradeOf(decided, "2"));

        var elsewhere = new TieQuestion(9, Cut.FOUR, List.of(2L, 3L, 10L), 1);
        assertEquals(ASKED, FrozenPool.of(facts(Map.of(elsewhere, List.of(3L))), 9, UNITS, ENTRIES).open(), "an answer to another question counts no more");
    }

    @Test
    void leadersAnswerAndNobodyMovesUp() {
        var facts = new GradingFacts(RULES, Map.of(1L, List.of("70@2026-05-01")), List.of(new Finding("4", "70@2026-05-01", 1)), Map.of(ASKED, List.of(3L)));
        var graded = FrozenPool.of(facts, 9, UNITS, ENTRIES);
        assertEquals(Grade.TWO, gradeOf(graded, "1"));
        assertEquals(Grade.ONE, gradeOf(graded, "10"));
        assertEquals(Grade.TWO, gradeOf(graded, "2"));
    }

    @Test
    void theKeptInputGradesAgainToTheSame() {
        var facts = new GradingFacts(RULES, Map.of(1L, List.of("70@2026-05-01")), List.of(new Finding("4", "70@2026-05-01", 1)), Map.of(ASKED, List.of(3L)));
        var graded = FrozenPool.of(facts, 9, UNITS, ENTRIES);
        var kept = CanonicalInput.read(graded.input());
        var again = Grading.grade(kept);
        assertEquals(Map.of("1", Grade.TWO, "2", Grade.TWO, "3", Grade.FOUR, "10", Grade.ONE),
                again.subjects().stream().collect(java.util.stream.Collectors.toMap(SubjectResult::id, SubjectResult::grade)));
        assertArrayEquals(graded.digest(), Digests.sha256().digest(CanonicalInput.bytes(kept)));
    }

    private static GradingFacts facts(Map<TieQuestion, List<Long>> decided) {
        return new GradingFacts(RULES, Map.of(), List.of(), decided);
    }

    private static Entry entry(String id, String officer, String points) {
        return new Entry(id, officer, "德", Points.parse(points), null, null);
    }

    private static Grade gradeOf(FrozenPool pool, String officer) {
        return pool.ordered().stream().filter(result -> result.id().equals(officer)).findFirst().orElseThrow().grade();
    }
}
