package cn.yardstick.grading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.yardstick.grading.GradingInput.Decision;
import cn.yardstick.grading.GradingInput.Entry;
import cn.yardstick.grading.GradingInput.Finding;
import cn.yardstick.grading.GradingInput.Subject;
import cn.yardstick.grading.GradingResult.SubjectResult;
import cn.yardstick.grading.GradingRules.Category;
import cn.yardstick.grading.GradingRules.UpperGrade;
import cn.yardstick.kernel.Grade;
import cn.yardstick.kernel.Points;
import cn.yardstick.kernel.Share;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** What the rules promise, whatever the input; a failed seed is reported and makes the same input again. */
class GradingPropertiesTest {

    @Property(tries = 6_000, shrinking = ShrinkingMode.OFF)
    void agreesWithTheTextSentenceBySentence(@ForAll long seed) {
        var input = new SmallInputs(seed).decided();
        assertEquals(ReferenceGrading.grade(input), Grading.grade(input));
    }

    @Property(tries = 3_000, shrinking = ShrinkingMode.OFF)
    void refusesWhatTheTextRefuses(@ForAll long seed) {
        var input = new SmallInputs(seed).spoilt();
        assertEquals(refused(() -> ReferenceGrading.grade(input)), refused(() -> Grading.grade(input)));
    }

    @Property(tries = 1_000, shrinking = ShrinkingMode.OFF)
    void theOrderOfTheInputNeverMatters(@ForAll long seed) {
        var inputs = new SmallInputs(seed);
        var input = inputs.decided();
        assertEquals(Grading.grade(input), Grading.grade(inputs.shuffled(input)));
    }

    @Property(tries = 1_000, shrinking = ShrinkingMode.OFF)
    void idsCanBeRenamed(@ForAll long seed) {
        var inputs = new SmallInputs(seed);
        var input = inputs.decided();
        var names = new HashMap<String, String>();
        var other = renamed(input, names, inputs);
        var before = ReferenceGrading.byId(Grading.grade(input));
        var after = ReferenceGrading.byId(Grading.grade(other));
        assertEquals(before.size(), after.size());
        before.forEach((id, result) -> {
            var same = after.get(names.get("s" + id));
            assertEquals(List.of(result.score(), result.rank(), result.reasons()), List.of(same.score(), same.rank(), same.reasons()));
            assertEquals(result.grade(), same.grade());
        });
    }

    @Property(tries = 3_000, shrinking = ShrinkingMode.OFF)
    void oneMoreDeductionNeverImprovesTheGradeOfWhoGetsIt(@ForAll long seed) {
        var inputs = new SmallInputs(seed);
        var input = inputs.undecided();
        var subject = input.subjects().get(inputs.random().nextInt(input.subjects().size())).id();
        var entries = new ArrayList<>(input.entries());
        entries.add(inputs.entry("one more", subject, Points.of(-1 - inputs.random().nextInt(600)), input.rules()));
        var before = ReferenceGrading.byId(Grading.grade(input)).get(subject);
        var after = ReferenceGrading.byId(Grading.grade(new GradingInput(input.rules(), input.subjects(), entries, input.findings(), input.decisions()))).get(subject);
        assertTrue(after.score().compareTo(before.score()) <= 0);
        if (before.grade() != null && after.grade() != null) {
            assertFalse(before.grade().isWorseThan(after.grade()), () -> before + " became " + after);
        }
    }

    @Property(tries = 2_000, shrinking = ShrinkingMode.OFF)
    void quotasAndCapsHold(@ForAll long seed) {
        var input = new SmallInputs(seed).decided();
        var rules = input.rules();
        var result = Grading.grade(input);
        for (var pool : result.pools()) {
            var placed = result.subjects().stream().filter(one -> one.pool().equals(pool.pool()) && !one.reasons().contains(Reason.DEMOTED)).toList();
            var demoted = result.subjects().stream().filter(one -> one.pool().equals(pool.pool()) && one.reasons().contains(Reason.DEMOTED)).count();
            var share = rules.fourMinShare().value().multiply(BigDecimal.valueOf(pool.size()));
            assertTrue(BigDecimal.valueOf(pool.fourQuota()).compareTo(share) >= 0 && BigDecimal.valueOf(pool.fourQuota() - 1L).compareTo(share) < 0);
            if (pool.openTie() == null || pool.openTie().cut() != Cut.FOUR) {
                assertTrue(count(placed, Grade.FOUR) + demoted + pool.fourShortfall() >= pool.fourQuota());
                var filled = placed.stream().filter(one -> one.grade() == Grade.FOUR && (one.reasons().contains(Reason.FILLED_FROM_LOWEST) || one.reasons().contains(Reason.TIE_DECIDED))).count();
                assertTrue(filled == 0 || count(placed, Grade.FOUR) <= pool.fourQuota(), "nobody is added once the quota is met");
            }
            assertTrue(rules.fill() == Fill.LOWEST_FIRST || placed.stream().noneMatch(one -> one.reasons().contains(Reason.FILLED_FROM_LOWEST)));
            assertTrue(rules.one().maxShare() == null || count(placed, Grade.ONE) <= rules.one().maxShare().floorOf(pool.size()));
            assertTrue(rules.two().maxShare() == null || count(placed, Grade.TWO) <= rules.two().maxShare().floorOf(pool.size()));
            if (pool.openTie() != null) {
                assertTrue(pool.openTie().places() > 0 && pool.openTie().places() < pool.openTie().tied().size());
            }
        }
    }

    @Property(tries = 2_000, shrinking = ShrinkingMode.OFF)
    void nobodyPassesACeiling(@ForAll long seed) {
        var input = new SmallInputs(seed).decided();
        var results = ReferenceGrading.byId(Grading.grade(input));
        for (Entry entry : input.entries()) {
            var result = results.get(entry.subject());
            if (entry.ceiling() != null && result.grade() != null) {
                assertFalse(entry.ceiling().isWorseThan(result.grade()));
                assertTrue(result.grade() != Grade.ONE && result.reasons().getFirst() == Reason.CEILING);
            }
        }
    }

    /** The random inputs reach what is hard: every reason, every cut open and decided, shortfalls, refusals. */
    @Example
    void theInputsReachEverything() {
        var seen = new TreeMap<String, Integer>();
        for (long seed = 0; seed < 2_000; seed++) {
            var input = new SmallInputs(seed).decided();
            var result = Grading.grade(input);
            result.subjects().forEach(one -> one.reasons().forEach(reason -> seen.merge(reason.name(), 1, Integer::sum)));
            result.pools().stream().filter(pool -> pool.openTie() != null).forEach(pool -> seen.merge("open " + pool.openTie().cut(), 1, Integer::sum));
            result.pools().stream().filter(pool -> pool.fourShortfall() > 0).forEach(pool -> seen.merge("shortfall", 1, Integer::sum));
            input.decisions().forEach(decision -> seen.merge("decided " + decision.cut(), 1, Integer::sum));
            seen.merge(refused(() -> Grading.grade(input)) ? "refused" : "graded", 1, Integer::sum);
            var spoilt = new SmallInputs(seed).spoilt();
            seen.merge(refused(() -> Grading.grade(spoilt)) ? "refused" : "graded all the same", 1, Integer::sum);
        }
        assertEquals(17, seen.size(), seen::toString);
        assertTrue(seen.values().stream().allMatch(times -> times >= 20), seen::toString);
    }

    /** Lists that say nothing cost nothing: a request of some megabytes must not keep the service busy for hours. */
    @Example
    void uselessListsCostNothing() {
        var ids = IntStream.range(0, 50_000).mapToObj(Integer::toString).toList();
        var rules = new GradingRules(Points.of(10_000), ids.stream().map(code -> new Category(code, null, null)).toList(), new UpperGrade(null, Share.parse("0.3")), new UpperGrade(null, null), null,
                Share.parse("0.1"), Fill.LOWEST_FIRST, null, Collections.nCopies(1_000_000, TieBreak.MOST_AWARDED));
        var input = new GradingInput(rules, ids.stream().map(id -> new Subject(id, "p", List.of())).toList(), ids.stream().map(id -> new Entry(id, id, id, Points.ZERO, null, null)).toList(),
                List.of(), List.of());
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> assertEquals(50_000, Grading.grade(input).subjects().size()));
    }

    private static long count(List<SubjectResult> results, Grade grade) {
        return results.stream().filter(one -> one.grade() == grade).count();
    }

    private static boolean refused(Runnable grading) {
        try {
            grading.run();
            return false;
        } catch (GradingRefusal | ReferenceGrading.Refused refused) {
            return true;
        }
    }

    /** Every id gets another, by a mapping without doubles; {@code names} keeps it, by kind and old id. */
    private static GradingInput renamed(GradingInput input, Map<String, String> names, SmallInputs inputs) {
        var rules = input.rules();
        Set<String> taken = new HashSet<>();
        java.util.function.UnaryOperator<String> name = old -> names.computeIfAbsent(old, same -> {
            String fresh;
            do {
                fresh = Integer.toString(inputs.random().nextInt(1_000), 36);
            } while (!taken.add(fresh));
            return fresh;
        });
        var categories = rules.categories().stream().map(category -> new Category(name.apply("c" + category.code()), category.maxDeduction(), category.maxAward())).toList();
        return new GradingInput(new GradingRules(rules.baseScore(), categories, rules.one(), rules.two(), rules.threeMinScore(), rules.fourMinShare(), rules.fill(), rules.neverFillAtOrAbove(), rules.tieBreak()),
                input.subjects().stream().map(one -> new Subject(name.apply("s" + one.id()), name.apply("p" + one.pool()), one.leads().stream().map(unit -> name.apply("u" + unit)).toList())).toList(),
                input.entries().stream().map(one -> new Entry(name.apply("e" + one.id()), name.apply("s" + one.subject()), name.apply("c" + one.category()), one.points(),
                        one.incident() == null ? null : name.apply("i" + one.incident()), one.ceiling())).toList(),
                input.findings().stream().map(one -> new Finding(name.apply("f" + one.id()), name.apply("u" + one.unit()), one.leaderSteps())).toList(),
                input.decisions().stream().map(one -> new Decision(name.apply("p" + one.pool()), one.cut(), one.chosen().stream().map(id -> name.apply("s" + id)).toList())).toList());
    }
}
