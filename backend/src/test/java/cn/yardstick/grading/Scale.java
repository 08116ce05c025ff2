package cn.yardstick.grading;

import cn.yardstick.grading.GradingInput.Entry;
import cn.yardstick.grading.GradingInput.Finding;
import cn.yardstick.grading.GradingInput.Subject;
import cn.yardstick.grading.GradingRules.Category;
import cn.yardstick.grading.GradingRules.UpperGrade;
import cn.yardstick.kernel.Grade;
import cn.yardstick.kernel.Points;
import cn.yardstick.kernel.Share;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Grades many officers in one call and tells time and heap: arguments are how many officers, and in how many pools. */
public final class Scale {

    private Scale() {
    }

    public static void main(String[] arguments) {
        var officers = Integer.parseInt(arguments[0]);
        var pools = Integer.parseInt(arguments[1]);
        var input = input(officers, pools);
        var began = System.nanoTime();
        var result = Grading.grade(input);
        var millis = (System.nanoTime() - began) / 1_000_000;
        var fours = result.subjects().stream().filter(one -> one.grade() == Grade.FOUR).count();
        if (result.subjects().size() != officers || result.pools().size() != pools || fours < officers / 10) {
            throw new IllegalStateException(result.subjects().size() + " graded in " + result.pools().size() + " pools, " + fours + " FOUR");
        }
        var runtime = Runtime.getRuntime();
        System.out.println("BENCH grading in one call: " + officers + " officers, " + input.entries().size() + " entries, " + pools + " pools in " + millis + " ms, heap of "
                + runtime.maxMemory() / (1 << 20) + " MiB (" + (runtime.totalMemory() - runtime.freeMemory()) / (1 << 20) + " MiB in use at the end)");
    }

    /** One entry for each officer; every pool has a leader of a unit with a finding. Scores differ within a pool. */
    static GradingInput input(int officers, int pools) {
        var rules = new GradingRules(Points.of(10_000), List.of(new Category("德", Points.of(3_000), null), new Category("能", null, Points.of(2_000))),
                new UpperGrade(Points.of(9_000), Share.parse("0.30")), new UpperGrade(Points.of(8_000), null), Points.of(6_000), Share.parse("0.10"), Fill.LOWEST_FIRST, null,
                List.of(TieBreak.LEAST_DEDUCTED, TieBreak.FEWEST_INCIDENTS));
        var names = IntStream.range(0, pools).mapToObj(pool -> "pool-" + pool).toList();
        var units = new ArrayList<Finding>();
        for (int i = 0; i < pools; i++) {
            units.add(new Finding("f" + i, "u" + i, 1));
        }
        var subjects = new ArrayList<Subject>(officers);
        var entries = new ArrayList<Entry>(officers);
        for (int i = 0; i < officers; i++) {
            var id = "officer-" + i;
            var pool = i % pools;
            subjects.add(new Subject(id, names.get(pool), i < pools ? List.of(units.get(pool).unit()) : List.of()));
            entries.add(new Entry("e" + i, id, "德", Points.of(-(i / pools * 31L) % 3_000), i % 5 == 0 ? "i" + i : null, null));
        }
        return new GradingInput(rules, subjects, entries, units, List.of());
    }
}
