package cn.yardstick.grading;

import cn.yardstick.grading.GradingInput.Decision;
import cn.yardstick.grading.GradingInput.Entry;
import cn.yardstick.grading.GradingInput.Subject;
import cn.yardstick.grading.GradingResult.OpenTie;
import cn.yardstick.grading.GradingResult.PoolResult;
import cn.yardstick.grading.GradingResult.SubjectResult;
import cn.yardstick.kernel.Grade;
import cn.yardstick.kernel.Points;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The rules of {@code spec/grading.md} a second time, sentence by sentence and without a thought for speed: a difference
 * to {@link Grading} is a fault in one of the two. It shares no code with it but the types of input and output.
 */
final class ReferenceGrading {

    /** The input is one that the text refuses. */
    static final class Refused extends RuntimeException {
        Refused(String why) {
            super(why);
        }
    }

    /** One subject as the steps see it. */
    private static final class Person {
        private Subject subject;
        private BigDecimal deducted = BigDecimal.ZERO;
        private BigDecimal awarded = BigDecimal.ZERO;
        private BigDecimal score;
        private int incidents;
        private Grade worstCeiling;
        private Grade grade;
        private final List<Reason> reasons = new ArrayList<>();
    }

    private static final Comparator<String> BY_CODE_POINT = (a, b) -> Arrays.compare(a.codePoints().toArray(), b.codePoints().toArray());

    private final GradingInput input;
    private final GradingRules rules;
    private final Set<Decision> used = new HashSet<>();

    private ReferenceGrading(GradingInput input) {
        this.input = input;
        this.rules = input.rules();
    }

    static GradingResult grade(GradingInput input) {
        return new ReferenceGrading(input).grade();
    }

    private GradingResult grade() {
        refuse();
        var people = new ArrayList<Person>();
        input.subjects().forEach(subject -> people.add(scored(subject)));
        var pools = new TreeMap<String, List<Person>>(BY_CODE_POINT);
        people.forEach(person -> pools.computeIfAbsent(person.subject.pool(), name -> new ArrayList<>()).add(person));
        var outcomes = new ArrayList<PoolResult>();
        pools.forEach((name, members) -> outcomes.add(pool(name, members)));
        if (used.size() != input.decisions().size()) {
            throw new Refused("a decision for a tie that is not there");
        }
        people.forEach(this::answerForUnits);
        people.sort(Comparator.comparing((Person person) -> person.subject.id(), BY_CODE_POINT));
        return new GradingResult(outcomes, people.stream().map(person -> result(person, pools.get(person.subject.pool()))).toList());
    }

    /** "Refused, with the reason and the place". */
    private void refuse() {
        if (input.subjects().isEmpty()) {
            throw new Refused("an empty subjects");
        }
        twice(input.subjects(), Subject::id);
        twice(input.entries(), Entry::id);
        twice(input.findings(), GradingInput.Finding::id);
        twice(input.decisions(), decision -> decision.pool() + "\n" + decision.cut());
        var subjects = new HashSet<String>();
        input.subjects().forEach(subject -> subjects.add(subject.id()));
        var categories = new HashSet<String>();
        rules.categories().forEach(category -> categories.add(category.code()));
        input.entries().forEach(entry -> require(subjects.contains(entry.subject()) && categories.contains(entry.category()), "an unknown subject or category"));
        input.findings().forEach(finding -> require(finding.leaderSteps() >= 1, "leaderSteps below 1"));
        var scores = new ArrayList<Points>();
        for (Points score : Arrays.asList(rules.one().minScore(), rules.two().minScore(), rules.threeMinScore())) {
            if (score != null) {
                scores.add(score);
            }
        }
        for (int i = 1; i < scores.size(); i++) {
            require(scores.get(i).hundredths() <= scores.get(i - 1).hundredths(), "a minScore that rises towards the worse grade");
        }
    }

    private static <T> void twice(List<T> items, Function<T, String> id) {
        require(items.stream().map(id).distinct().count() == items.size(), "an id given twice");
    }

    private static void require(boolean holds, String why) {
        if (!holds) {
            throw new Refused(why);
        }
    }

    /** Step 1. */
    private Person scored(Subject subject) {
        var person = new Person();
        person.subject = subject;
        var own = input.entries().stream().filter(entry -> entry.subject().equals(subject.id())).toList();
        for (var category : rules.categories()) {
            var minus = BigDecimal.ZERO;
            var plus = BigDecimal.ZERO;
            for (Entry entry : own) {
                if (entry.category().equals(category.code())) {
                    var points = decimal(entry.points());
                    minus = points.signum() < 0 ? minus.add(points) : minus;
                    plus = points.signum() < 0 ? plus : plus.add(points);
                }
            }
            person.deducted = person.deducted.add(category.maxDeduction() == null ? minus : minus.max(decimal(category.maxDeduction()).negate()));
            person.awarded = person.awarded.add(category.maxAward() == null ? plus : plus.min(decimal(category.maxAward())));
        }
        person.score = decimal(rules.baseScore()).add(person.deducted).add(person.awarded);
        person.incidents = (int) own.stream().map(Entry::incident).filter(incident -> incident != null).distinct().count();
        for (Grade grade : Grade.values()) {
            person.worstCeiling = own.stream().anyMatch(entry -> entry.ceiling() == grade) ? grade : person.worstCeiling;
        }
        return person;
    }

    /** Steps 2 to 6. */
    private PoolResult pool(String name, List<Person> members) {
        var size = members.size();
        var quota = rules.fourMinShare().value().multiply(new BigDecimal(size)).setScale(0, RoundingMode.CEILING).intValue();
        for (Person person : members) {
            if (person.worstCeiling == Grade.FOUR) {
                person.grade = Grade.FOUR;
            } else if (rules.threeMinScore() != null && person.score.compareTo(decimal(rules.threeMinScore())) < 0) {
                person.grade = Grade.FOUR;
                person.reasons.add(Reason.BELOW_MINIMUM);
            }
        }
        var missing = Math.max(0, quota - (int) members.stream().filter(person -> person.grade == Grade.FOUR).count());
        if (missing > 0 && rules.fill() == Fill.LOWEST_FIRST) {
            var lowestFirst = groups(members);
            java.util.Collections.reverse(lowestFirst);
            var left = new int[] {missing};
            var tie = take(name, Cut.FOUR, Grade.FOUR, Reason.FILLED_FROM_LOWEST, lowestFirst, left,
                    person -> rules.neverFillAtOrAbove() == null || person.score.compareTo(decimal(rules.neverFillAtOrAbove())) < 0);
            if (tie != null) {
                return new PoolResult(name, size, quota, 0, tie);
            }
            missing = left[0];
        }
        for (Cut cut : List.of(Cut.ONE, Cut.TWO)) {
            var grade = Grade.valueOf(cut.name());
            var asks = grade == Grade.ONE ? rules.one() : rules.two();
            var places = asks.maxShare() == null ? size : asks.maxShare().value().multiply(new BigDecimal(size)).setScale(0, RoundingMode.FLOOR).intValue();
            var tie = take(name, cut, grade, Reason.RANKED, groups(members), new int[] {places},
                    person -> (person.worstCeiling == null || person.worstCeiling.ordinal() <= grade.ordinal())
                            && (asks.minScore() == null || person.score.compareTo(decimal(asks.minScore())) >= 0));
            if (tie != null) {
                return new PoolResult(name, size, quota, missing, tie);
            }
        }
        members.stream().filter(person -> person.grade == null).forEach(person -> {
            person.grade = Grade.THREE;
            person.reasons.add(Reason.REMAINDER);
        });
        return new PoolResult(name, size, quota, missing, null);
    }

    /** Gives the places left to the groups in turn; the open tie where the pool stops, or null. */
    private OpenTie take(String pool, Cut cut, Grade grade, Reason reason, List<List<Person>> groups, int[] left, Predicate<Person> may) {
        for (var group : groups) {
            var candidates = group.stream().filter(person -> person.grade == null && may.test(person)).toList();
            if (left[0] == 0 || candidates.isEmpty()) {
                continue;
            }
            if (candidates.size() <= left[0]) {
                candidates.forEach(person -> place(person, grade, reason));
                left[0] -= candidates.size();
                continue;
            }
            var decision = input.decisions().stream().filter(one -> one.pool().equals(pool) && one.cut() == cut).findFirst().orElse(null);
            var ids = candidates.stream().map(person -> person.subject.id()).sorted(BY_CODE_POINT).toList();
            if (decision == null) {
                return new OpenTie(cut, ids, left[0]);
            }
            used.add(decision);
            var chosen = decision.chosen();
            require(chosen.size() == left[0] && Set.copyOf(chosen).size() == chosen.size() && ids.containsAll(chosen), "too many, too few, or someone not tied");
            candidates.stream().filter(person -> chosen.contains(person.subject.id())).forEach(person -> place(person, grade, Reason.TIE_DECIDED));
            left[0] = 0;
        }
        return null;
    }

    private static void place(Person person, Grade grade, Reason reason) {
        person.grade = grade;
        person.reasons.add(reason);
    }

    /** Step 2: tied groups, the best first. */
    private List<List<Person>> groups(List<Person> members) {
        var groups = new ArrayList<List<Person>>();
        for (Person person : members) {
            var place = 0;
            while (place < groups.size() && order(groups.get(place).getFirst(), person) < 0) {
                place++;
            }
            if (place < groups.size() && order(groups.get(place).getFirst(), person) == 0) {
                groups.get(place).add(person);
            } else {
                groups.add(place, new ArrayList<>(List.of(person)));
            }
        }
        return groups;
    }

    /** Below zero where a is better. */
    private int order(Person a, Person b) {
        var order = b.score.compareTo(a.score);
        for (TieBreak next : rules.tieBreak()) {
            if (order == 0) {
                order = switch (next) {
                    case LEAST_DEDUCTED -> a.deducted.abs().compareTo(b.deducted.abs());
                    case MOST_AWARDED -> b.awarded.compareTo(a.awarded);
                    case FEWEST_INCIDENTS -> a.incidents - b.incidents;
                };
            }
        }
        return order;
    }

    /** Step 7. */
    private void answerForUnits(Person person) {
        if (person.grade == null) {
            return;
        }
        if (person.worstCeiling != null) {
            person.reasons.addFirst(Reason.CEILING);
        }
        var steps = BigDecimal.ZERO;
        for (var finding : input.findings()) {
            if (person.subject.leads().contains(finding.unit())) {
                steps = steps.add(BigDecimal.valueOf(finding.leaderSteps()));
            }
        }
        var after = Grade.values()[steps.add(BigDecimal.valueOf(person.grade.ordinal())).min(BigDecimal.valueOf(3)).intValue()];
        if (after != person.grade) {
            person.grade = after;
            person.reasons.add(Reason.DEMOTED);
        }
    }

    private static SubjectResult result(Person person, List<Person> pool) {
        var better = (int) pool.stream().filter(other -> other.score.compareTo(person.score) > 0).count();
        return new SubjectResult(person.subject.id(), person.subject.pool(), Points.of(person.score.movePointRight(2).longValueExact()), 1 + better, person.grade,
                person.grade == null ? List.of() : List.copyOf(person.reasons));
    }

    private static BigDecimal decimal(Points points) {
        return BigDecimal.valueOf(points.hundredths(), 2);
    }

    /** What a decided tie may look like: the input with this open tie answered. */
    static GradingInput decided(GradingInput input, PoolResult pool, Function<OpenTie, List<String>> choice) {
        var decisions = new ArrayList<>(input.decisions());
        decisions.add(new Decision(pool.pool(), pool.openTie().cut(), choice.apply(pool.openTie())));
        return new GradingInput(input.rules(), input.subjects(), input.entries(), input.findings(), List.copyOf(decisions));
    }

    /** Grades by id, for comparisons. */
    static Map<String, SubjectResult> byId(GradingResult result) {
        var byId = new HashMap<String, SubjectResult>();
        result.subjects().forEach(subject -> byId.put(subject.id(), subject));
        return byId;
    }
}
