package cn.yardstick.grading;

import cn.yardstick.grading.GradingInput.Subject;
import cn.yardstick.grading.GradingResult.PoolResult;
import cn.yardstick.grading.GradingResult.SubjectResult;
import cn.yardstick.kernel.Points;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * One measure for everybody (M8): a pure function of its input. What is not in the input cannot change a grade, and the
 * same input, in whatever order it is listed, gives the same output. Source: {@code spec/grading.md}.
 */
public final class Grading {

    /** Version of this engine, stored with every grade that it makes. */
    public static final String VERSION = "1";

    private static final Map<Reason, List<Reason>> PLAIN = lists(List.of());
    private static final Map<Reason, List<Reason>> WITH_CEILING = lists(List.of(Reason.CEILING));

    /** Results, and how they came about. */
    public record Traced(GradingResult result, Trace trace) {
    }

    private Grading() {
    }

    /** Grades all pools; {@link GradingRefusal} names the place of what cannot be graded. */
    public static GradingResult grade(GradingInput input) {
        return grade(input, null);
    }

    /** As {@link #grade(GradingInput)}, with the way of everybody. */
    public static Traced traced(GradingInput input) {
        var trace = new Trace(input.subjects().size());
        return new Traced(grade(input, trace), trace);
    }

    private static GradingResult grade(GradingInput input, Trace trace) {
        if (input.subjects().isEmpty()) {
            throw new GradingRefusal("/subjects", "没有考核对象。", "There is nobody to grade.");
        }
        Checks.rules(input.rules());
        Checks.findings(input.findings());
        var decisions = new Decisions(input.decisions());
        var subjects = input.subjects();
        var tallies = Tallies.of(input.rules(), subjects, input.entries());
        var order = new PoolOrder(input.rules(), tallies);
        var placements = new Placements(subjects.size());
        var ranks = new int[subjects.size()];
        var pools = new ArrayList<PoolResult>();
        for (var pool : pools(subjects).entrySet()) {
            var ranked = ranked(pool.getValue(), order);
            rank(ranked, tallies, ranks);
            pools.add(new PoolGrading(input.rules(), subjects, tallies, order, decisions, placements, pool.getKey(), ranked, trace).grade());
        }
        decisions.allTaken();
        pools.sort((a, b) -> CodePoints.ORDER.compare(a.pool(), b.pool()));
        return new GradingResult(pools, results(input, tallies, placements, ranks, trace));
    }

    private static Map<String, int[]> pools(List<Subject> subjects) {
        var sizes = new HashMap<String, int[]>();
        subjects.forEach(subject -> sizes.computeIfAbsent(subject.pool(), pool -> new int[1])[0]++);
        var pools = new HashMap<String, int[]>();
        for (int i = 0; i < subjects.size(); i++) {
            var left = sizes.get(subjects.get(i).pool());
            var members = pools.computeIfAbsent(subjects.get(i).pool(), pool -> new int[left[0]]);
            members[members.length - left[0]--] = i;
        }
        return pools;
    }

    private static int[] ranked(int[] members, PoolOrder order) {
        var boxed = new Integer[members.length];
        Arrays.setAll(boxed, i -> members[i]);
        Arrays.sort(boxed, order::compare);
        Arrays.setAll(members, i -> boxed[i]);
        return members;
    }

    /** 1 + how many have a strictly higher score. */
    private static void rank(int[] ranked, Tallies tallies, int[] ranks) {
        for (int i = 0; i < ranked.length; i++) {
            var same = i > 0 && tallies.score[ranked[i]] == tallies.score[ranked[i - 1]];
            ranks[ranked[i]] = same ? ranks[ranked[i - 1]] : i + 1;
        }
    }

    private static List<SubjectResult> results(GradingInput input, Tallies tallies, Placements placements, int[] ranks, Trace trace) {
        var steps = new HashMap<String, Long>();
        input.findings().forEach(finding -> steps.merge(finding.unit(), (long) finding.leaderSteps(), Long::sum));
        var results = new SubjectResult[input.subjects().size()];
        for (int i = 0; i < results.length; i++) {
            var subject = input.subjects().get(i);
            var placed = placements.gradeOf(i);
            var dropped = steps(subject, steps);
            if (trace != null) {
                trace.leaderSteps(i, dropped);
            }
            var grade = placed == null ? null : placed.dropped(dropped);
            results[i] = new SubjectResult(subject.id(), subject.pool(), Points.of(tallies.score[i]), ranks[i], grade,
                    placed == null ? List.of() : reasons(tallies.ceiling[i] != null, placements.reasonOf(i), grade != placed));
        }
        Arrays.sort(results, (a, b) -> CodePoints.ORDER.compare(a.id(), b.id()));
        return Arrays.asList(results);
    }

    /** Step 7: steps of all findings about units that the subject leads. */
    private static long steps(Subject subject, Map<String, Long> steps) {
        if (subject.leads().isEmpty() || steps.isEmpty()) {
            return 0;
        }
        long sum = 0;
        for (String unit : new HashSet<>(subject.leads())) {
            sum += steps.getOrDefault(unit, 0L);
        }
        return sum;
    }

    private static List<Reason> reasons(boolean ceiling, Reason placed, boolean demoted) {
        var told = placed == null ? List.of(Reason.CEILING) : (ceiling ? WITH_CEILING : PLAIN).get(placed);
        if (!demoted) {
            return told;
        }
        var all = new ArrayList<>(told);
        all.add(Reason.DEMOTED);
        return List.copyOf(all);
    }

    /** One list for each reason, shared by all whom it concerns. */
    private static Map<Reason, List<Reason>> lists(List<Reason> before) {
        var lists = new EnumMap<Reason, List<Reason>>(Reason.class);
        for (Reason reason : Reason.values()) {
            var list = new ArrayList<>(before);
            list.add(reason);
            lists.put(reason, List.copyOf(list));
        }
        return lists;
    }
}
