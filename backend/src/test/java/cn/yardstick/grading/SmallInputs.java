package cn.yardstick.grading;

import cn.yardstick.grading.GradingInput.Decision;
import cn.yardstick.grading.GradingInput.Entry;
import cn.yardstick.grading.GradingInput.Finding;
import cn.yardstick.grading.GradingInput.Subject;
import cn.yardstick.grading.GradingRules.Category;
import cn.yardstick.grading.GradingRules.UpperGrade;
import cn.yardstick.kernel.Grade;
import cn.yardstick.kernel.Points;
import cn.yardstick.kernel.Share;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Random inputs of few people, few units and few values, so that ties, caps, ceilings, limits and leaders meet one another
 * all the time. Everything comes from the seed.
 */
public final class SmallInputs {

    private static final List<String> CODES = List.of("德", "能", "勤");
    /** Ids whose order by code point is not that of UTF-16 units, nor that of numbers. */
    private static final List<String> IDS = List.of("o1", "o2", "o10", "张", "𠮷", "\uffee", "O1", "é", "e\u0301", "", " ", "o1 ", "ﬁ", "i", "İ", "I");
    private static final List<String> POOLS = List.of("p", "𠮷", "\uffee", "p10");
    private static final List<String> UNITS = List.of("u1", "u2", "u3");

    private final Random random;

    public SmallInputs(long seed) {
        this.random = new Random(seed);
    }

    Random random() {
        return random;
    }

    /** A valid input, without decisions. */
    GradingInput undecided() {
        var rules = rules();
        var subjects = new ArrayList<Subject>();
        var pools = 1 + random.nextInt(3);
        for (String id : IDS.subList(0, 1 + random.nextInt(IDS.size()))) {
            subjects.add(new Subject(id, POOLS.get(random.nextInt(pools)), chance(4) ? some(UNITS) : List.of()));
        }
        var entries = new ArrayList<Entry>();
        var count = random.nextInt(3 * subjects.size() + 1);
        for (int i = 0; i < count; i++) {
            entries.add(entry("e" + i, subjects.get(random.nextInt(subjects.size())).id(), points(), rules));
        }
        var findings = new ArrayList<Finding>();
        for (int i = random.nextInt(4); i > 0; i--) {
            findings.add(new Finding("f" + i, UNITS.get(random.nextInt(UNITS.size())), chance(20) ? Integer.MAX_VALUE : 1 + random.nextInt(2)));
        }
        return new GradingInput(rules, List.copyOf(subjects), List.copyOf(entries), List.copyOf(findings), List.of());
    }

    /** A valid input in which open ties may be answered, all or some of them. */
    public GradingInput decided() {
        var input = undecided();
        while (!chance(4)) {
            var open = ReferenceGrading.grade(input).pools().stream().filter(pool -> pool.openTie() != null).findFirst();
            if (open.isEmpty()) {
                break;
            }
            input = ReferenceGrading.decided(input, open.get(), tie -> {
                var tied = new ArrayList<>(tie.tied());
                Collections.shuffle(tied, random);
                return List.copyOf(tied.subList(0, tie.places()));
            });
        }
        return input;
    }

    /** An input that is very likely to be refused. */
    GradingInput spoilt() {
        var input = decided();
        var rules = input.rules();
        var subjects = new ArrayList<>(input.subjects());
        var entries = new ArrayList<>(input.entries());
        var findings = new ArrayList<>(input.findings());
        var decisions = new ArrayList<>(input.decisions());
        var first = subjects.getFirst();
        switch (random.nextInt(9)) {
            case 0 -> subjects.add(first);
            case 1 -> entries.addAll(List.of(entry("x", first.id(), points(), rules), entry("x", first.id(), points(), rules)));
            case 2 -> entries.add(entry("x", "nobody", points(), rules));
            case 3 -> entries.add(new Entry("x", first.id(), "nothing", Points.of(100), null, null));
            case 4 -> findings.add(new Finding("x", "u1", -random.nextInt(2)));
            case 5 -> findings.addAll(List.of(new Finding("x", "u1", 1), new Finding("x", "u2", 1)));
            case 6 -> decisions.add(new Decision(chance(2) ? first.pool() : "nowhere", Cut.values()[random.nextInt(3)], List.of(first.id())));
            case 7 -> rules = new GradingRules(rules.baseScore(), rules.categories(), new UpperGrade(Points.of(9_000), null), new UpperGrade(chance(2) ? null : Points.of(9_001), null), Points.of(9_002),
                    rules.fourMinShare(), rules.fill(), rules.neverFillAtOrAbove(), rules.tieBreak());
            default -> decisions.replaceAll(decision -> new Decision(decision.pool(), decision.cut(), spoilt(decision.chosen(), first.id())));
        }
        return new GradingInput(rules, subjects, entries, findings, decisions);
    }

    /** The same facts listed in another order. */
    GradingInput shuffled(GradingInput input) {
        var rules = input.rules();
        return new GradingInput(new GradingRules(rules.baseScore(), shuffled(rules.categories()), rules.one(), rules.two(), rules.threeMinScore(), rules.fourMinShare(), rules.fill(),
                rules.neverFillAtOrAbove(), rules.tieBreak()),
                shuffled(input.subjects().stream().map(subject -> new Subject(subject.id(), subject.pool(), shuffled(subject.leads()))).toList()),
                shuffled(input.entries()), shuffled(input.findings()),
                shuffled(input.decisions().stream().map(decision -> new Decision(decision.pool(), decision.cut(), shuffled(decision.chosen()))).toList()));
    }

    /** An entry in a category of the rules. */
    Entry entry(String id, String subject, Points points, GradingRules rules) {
        return new Entry(id, subject, rules.categories().get(random.nextInt(rules.categories().size())).code(), points, chance(2) ? "i" + random.nextInt(3) : null,
                chance(8) ? Grade.values()[1 + random.nextInt(3)] : null);
    }

    private GradingRules rules() {
        var categories = new ArrayList<Category>();
        for (String code : CODES.subList(0, 1 + random.nextInt(CODES.size()))) {
            categories.add(new Category(code, chance(3) ? Points.of(1 + random.nextInt(1_200)) : null, chance(3) ? Points.of(1 + random.nextInt(800)) : null));
        }
        var scores = new Points[3];
        var score = 10_600L;
        for (int i = 0; i < scores.length; i++) {
            score -= random.nextInt(700);
            scores[i] = chance(2) ? Points.of(score) : null;
        }
        var breaks = new ArrayList<>(List.of(TieBreak.values()));
        Collections.shuffle(breaks, random);
        return new GradingRules(Points.of(10_000), List.copyOf(categories), new UpperGrade(scores[0], share()), new UpperGrade(scores[1], share()), scores[2],
                chance(5) ? Share.parse("0") : Share.parse("0." + random.nextInt(100)), chance(4) ? Fill.REPORT_SHORTFALL : Fill.LOWEST_FIRST,
                chance(3) ? Points.of(9_500 + random.nextInt(3) * 500L) : null, List.copyOf(breaks.subList(0, random.nextInt(4))));
    }

    private Share share() {
        return chance(3) ? null : Share.parse(chance(8) ? "1" : "0." + random.nextInt(10) + random.nextInt(10));
    }

    /** Few different values, some of them of a hundredth. */
    Points points() {
        return Points.of(switch (random.nextInt(6)) {
            case 0 -> 0;
            case 1 -> random.nextInt(3) - 1;
            case 2 -> 333;
            default -> (random.nextInt(9) - 5) * 100L;
        });
    }

    private List<String> spoilt(List<String> chosen, String somebody) {
        var other = new ArrayList<>(chosen);
        switch (random.nextInt(4)) {
            case 0 -> other.removeLast();
            case 1 -> other.add(other.getFirst());
            case 2 -> other.set(0, somebody);
            default -> other.add(somebody);
        }
        return other;
    }

    private <T> List<T> shuffled(List<T> items) {
        var copy = new ArrayList<>(items);
        Collections.shuffle(copy, random);
        return List.copyOf(copy);
    }

    private List<String> some(List<String> from) {
        return shuffled(from).subList(0, 1 + random.nextInt(from.size()));
    }

    private boolean chance(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }
}
