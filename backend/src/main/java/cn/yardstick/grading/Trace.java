package cn.yardstick.grading;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/**
 * What the engine saw when it placed each subject, kept while it graded: with the rules and the own entries it is all that
 * a grade can be made again from, and it names nobody else. Source: {@code spec/grading.md}, steps 3 to 7.
 */
public final class Trace {

    /**
     * A subject at a cut that it came into question for.
     *
     * @param places what there was to give at this cut
     * @param before how many came into question and were before it in the direction of the cut: worse for FOUR, better else
     * @param tied   how many in question were equal in everything, the subject among them
     * @param chosen whether people chose it, where the tied were more than the places left; null where they had nothing to decide
     */
    public record Weighed(int places, int before, int tied, Boolean chosen) {

        /** Does the subject get one of the places? */
        public boolean taken() {
            return before + tied <= places || Boolean.TRUE.equals(chosen);
        }
    }

    /**
     * The way of one subject.
     *
     * @param mustBeFour  how many of its pool had to be FOUR whatever the quota
     * @param weighed     by cut; none where the grade was placed before or was not allowed
     * @param leaderSteps grades lost for findings about units that it leads
     */
    public record Way(int mustBeFour, Map<Cut, Weighed> weighed, long leaderSteps) {
    }

    private final Map<Cut, Weighed[]> weighed = new EnumMap<>(Cut.class);
    private final Map<String, Integer> mustBeFour = new HashMap<>();
    private final long[] leaderSteps;

    Trace(int subjects) {
        for (Cut cut : Cut.values()) {
            weighed.put(cut, new Weighed[subjects]);
        }
        leaderSteps = new long[subjects];
    }

    void mustBeFour(String pool, int count) {
        mustBeFour.put(pool, count);
    }

    void weighed(Cut cut, Iterable<Integer> group, Weighed as) {
        group.forEach(subject -> weighed.get(cut)[subject] = as);
    }

    void chosen(Cut cut, int subject, boolean chosen) {
        var as = weighed.get(cut)[subject];
        weighed.get(cut)[subject] = new Weighed(as.places(), as.before(), as.tied(), chosen);
    }

    void leaderSteps(int subject, long steps) {
        leaderSteps[subject] = steps;
    }

    /** The way of the subject with this number in the input. */
    public Way of(String pool, int subject) {
        var own = new EnumMap<Cut, Weighed>(Cut.class);
        weighed.forEach((cut, all) -> {
            if (all[subject] != null) {
                own.put(cut, all[subject]);
            }
        });
        return new Way(mustBeFour.get(pool), own, leaderSteps[subject]);
    }
}
