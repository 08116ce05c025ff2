package cn.yardstick.grading;

import cn.yardstick.grading.GradingInput.Decision;
import cn.yardstick.grading.GradingResult.OpenTie;
import cn.yardstick.grading.GradingResult.PoolResult;
import cn.yardstick.kernel.Grade;
import cn.yardstick.kernel.Points;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.IntPredicate;

/** Steps 2 to 6 for one pool. Source: {@code spec/grading.md}. */
final class PoolGrading {

    private final GradingRules rules;
    private final List<GradingInput.Subject> subjects;
    private final Tallies tallies;
    private final PoolOrder order;
    private final Decisions decisions;
    private final Placements placements;
    private final String pool;
    private final int[] ranked;
    /** Null where nobody asks for it. */
    private final Trace trace;
    private OpenTie openTie;

    /** {@code ranked}: numbers of the pool's subjects, the best first. */
    PoolGrading(GradingRules rules, List<GradingInput.Subject> subjects, Tallies tallies, PoolOrder order, Decisions decisions, Placements placements, String pool, int[] ranked, Trace trace) {
        this.rules = rules;
        this.subjects = subjects;
        this.tallies = tallies;
        this.order = order;
        this.decisions = decisions;
        this.placements = placements;
        this.pool = pool;
        this.ranked = ranked;
        this.trace = trace;
    }

    PoolResult grade() {
        var quota = rules.fourMinShare().ceilingOf(ranked.length);
        var mustBeFour = mustBeFour();
        if (trace != null) {
            trace.mustBeFour(pool, mustBeFour);
        }
        var shortfall = Math.max(0, quota - mustBeFour);
        if (shortfall > 0 && rules.fill() == Fill.LOWEST_FIRST) {
            shortfall = place(Cut.FOUR, Grade.FOUR, Reason.FILLED_FROM_LOWEST, shortfall, this::mayBeFilled);
        }
        if (openTie == null) {
            upper(Cut.ONE, Grade.ONE, rules.one());
        }
        if (openTie == null) {
            upper(Cut.TWO, Grade.TWO, rules.two());
        }
        if (openTie == null) {
            for (int subject : ranked) {
                placements.placeIfFree(subject, Grade.THREE, Reason.REMAINDER);
            }
        }
        return new PoolResult(pool, ranked.length, quota, openTie != null && openTie.cut() == Cut.FOUR ? 0 : shortfall, openTie);
    }

    /** Step 3; answers how many. */
    private int mustBeFour() {
        var count = 0;
        for (int subject : ranked) {
            var below = rules.threeMinScore() != null && tallies.score[subject] < rules.threeMinScore().hundredths();
            if (tallies.ceiling[subject] == Grade.FOUR || below) {
                placements.place(subject, Grade.FOUR, tallies.ceiling[subject] == Grade.FOUR ? null : Reason.BELOW_MINIMUM);
                count++;
            }
        }
        return count;
    }

    private boolean mayBeFilled(int subject) {
        return rules.neverFillAtOrAbove() == null || tallies.score[subject] < rules.neverFillAtOrAbove().hundredths();
    }

    /** Step 5 for one grade. */
    private void upper(Cut cut, Grade grade, GradingRules.UpperGrade asks) {
        var places = asks.maxShare() == null ? ranked.length : asks.maxShare().floorOf(ranked.length);
        place(cut, grade, Reason.RANKED, places, subject -> {
            var ceiling = tallies.ceiling[subject];
            return (ceiling == null || !ceiling.isWorseThan(grade)) && reaches(asks.minScore(), subject);
        });
    }

    private boolean reaches(Points minScore, int subject) {
        return minScore == null || tallies.score[subject] >= minScore.hundredths();
    }

    /**
     * Gives the places to tied groups in turn, from the lowest for FOUR, else from the best, until a group is larger than
     * what is left: then people decide. Answers how many places nobody took.
     */
    private int place(Cut cut, Grade grade, Reason reason, int places, IntPredicate eligible) {
        var left = places;
        var before = 0;
        for (int[] group = nextGroup(cut, -1); group != null && (left > 0 || trace != null); group = nextGroup(cut, group[1])) {
            var members = members(group, eligible);
            if (trace != null) {
                trace.weighed(cut, members, new Trace.Weighed(places, before, members.size(), null));
            }
            before += members.size();
            if (left == 0) {
                continue;
            }
            if (members.size() <= left) {
                members.forEach(member -> placements.place(member, grade, reason));
                left -= members.size();
                continue;
            }
            var chosen = decisions.take(pool, cut);
            if (chosen == null) {
                openTie = new OpenTie(cut, members.stream().map(member -> subjects.get(member).id()).sorted(CodePoints.ORDER).toList(), left);
                return left;
            }
            decide(chosen, members, left, grade);
            left = 0;
        }
        return left;
    }

    /** First and last+1 place (counted in the direction of the cut) of the group that begins at {@code from}; null at the end. */
    private int[] nextGroup(Cut cut, int previousEnd) {
        var from = Math.max(previousEnd, 0);
        if (from >= ranked.length) {
            return null;
        }
        var end = from + 1;
        while (end < ranked.length && order.compare(at(cut, from), at(cut, end)) == 0) {
            end++;
        }
        return new int[] {from, end, cut == Cut.FOUR ? 1 : 0};
    }

    private List<Integer> members(int[] group, IntPredicate eligible) {
        var members = new ArrayList<Integer>();
        for (int i = group[0]; i < group[1]; i++) {
            var subject = at(group[2] == 1 ? Cut.FOUR : Cut.ONE, i);
            if (placements.isFree(subject) && eligible.test(subject)) {
                members.add(subject);
            }
        }
        return members;
    }

    private int at(Cut cut, int place) {
        return ranked[cut == Cut.FOUR ? ranked.length - 1 - place : place];
    }

    private void decide(Decisions.Numbered decision, List<Integer> tied, int places, Grade grade) {
        Decision told = decision.decision();
        var pointer = "/decisions/" + decision.number() + "/chosen";
        if (told.chosen().size() != places || new HashSet<>(told.chosen()).size() != places) {
            throw new GradingRefusal(pointer, "所选人数必须等于剩余名额，且不得重复。", "Exactly the places left must be chosen, nobody twice.");
        }
        var chosen = new HashSet<>(told.chosen());
        for (int member : tied) {
            var isChosen = chosen.remove(subjects.get(member).id());
            if (isChosen) {
                placements.place(member, grade, Reason.TIE_DECIDED);
            }
            if (trace != null) {
                trace.chosen(told.cut(), member, isChosen);
            }
        }
        if (!chosen.isEmpty()) {
            throw new GradingRefusal(pointer, "所选人员不在并列之中。", "Somebody was chosen who is not tied.");
        }
    }
}
