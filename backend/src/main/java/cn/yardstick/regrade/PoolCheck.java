package cn.yardstick.regrade;

import cn.yardstick.grading.Cut;
import cn.yardstick.grading.Fill;
import cn.yardstick.grading.GradingInput;
import cn.yardstick.grading.GradingInput.Entry;
import cn.yardstick.grading.GradingRules;
import cn.yardstick.grading.TieBreak;
import cn.yardstick.kernel.Grade;
import cn.yardstick.regrade.PoolCertificate.Cause;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The certificate of a pool made from its input and the grades alone, by code that knows nothing of the engine: whether it was the
 * engine that forgot somebody must not be asked of the engine. Source: {@code spec/grading.md}, steps 1 to 4 and 7.
 */
public final class PoolCheck {

    /** A member with what counts for the order; sums are hundredths. */
    private static final class Member {
        private final Map<String, long[]> sums = new HashMap<>();
        private final Set<String> incidents = new HashSet<>();
        private Grade ceiling;
        private long deducted;
        private long awarded;
        private long score;
        private boolean demotable;
    }

    private final GradingInput input;
    private final Map<String, Grade> grades;
    private final Map<String, Member> members = new HashMap<>();

    private PoolCheck(GradingInput input, Map<String, Grade> grades) {
        this.input = input;
        this.grades = grades;
    }

    /** {@code grades} by subject. */
    public static PoolCertificate of(GradingInput input, Map<String, Grade> grades) {
        return new PoolCheck(input, grades).certificate();
    }

    private PoolCertificate certificate() {
        add();
        var causes = new HashMap<String, Cause>();
        members.forEach((id, member) -> {
            if (member.ceiling == Grade.FOUR) {
                causes.put(id, Cause.CEILING);
            } else if (input.rules().threeMinScore() != null && member.score < input.rules().threeMinScore().hundredths()) {
                causes.put(id, Cause.SCORE);
            }
        });
        var quota = input.rules().fourMinShare().value().multiply(BigDecimal.valueOf(members.size())).setScale(0, RoundingMode.CEILING).intValueExact();
        var missing = Math.max(0, quota - causes.size());
        var filled = input.rules().fill() == Fill.LOWEST_FIRST ? fill(missing, causes) : 0;
        var tally = new PoolCertificate.Tally(input.subjects().getFirst().pool(), members.size(), quota, missing - filled);
        members.forEach((id, member) -> {
            var four = grades.get(id) == Grade.FOUR;
            var cause = causes.get(id);
            tally.add(cause == null && four && member.demotable ? Cause.LEADERSHIP : cause, four, member.deducted == 0);
        });
        return tally.certificate();
    }

    private void add() {
        input.subjects().forEach(subject -> members.put(subject.id(), new Member()));
        for (Entry entry : input.entries()) {
            var member = members.get(entry.subject());
            var points = entry.points().hundredths();
            member.sums.computeIfAbsent(entry.category(), code -> new long[2])[points < 0 ? 0 : 1] += points;
            if (entry.incident() != null) {
                member.incidents.add(entry.incident());
            }
            if (entry.ceiling() != null && (member.ceiling == null || entry.ceiling().ordinal() > member.ceiling.ordinal())) {
                member.ceiling = entry.ceiling();
            }
        }
        members.values().forEach(member -> {
            for (GradingRules.Category category : input.rules().categories()) {
                var sum = member.sums.getOrDefault(category.code(), new long[2]);
                member.deducted += category.maxDeduction() != null && -sum[0] > category.maxDeduction().hundredths() ? -category.maxDeduction().hundredths() : sum[0];
                member.awarded += category.maxAward() != null && sum[1] > category.maxAward().hundredths() ? category.maxAward().hundredths() : sum[1];
            }
            member.score = input.rules().baseScore().hundredths() + member.deducted + member.awarded;
        });
        var answered = new HashSet<String>();
        input.findings().forEach(finding -> answered.add(finding.unit()));
        input.subjects().forEach(subject -> members.get(subject.id()).demotable = subject.leads().stream().anyMatch(answered::contains));
    }

    /** Those whom the order, or people in a tie, make four; answers how many places that fills. */
    private int fill(int places, Map<String, Cause> causes) {
        var open = new ArrayList<String>();
        members.forEach((id, member) -> {
            if (!causes.containsKey(id) && (input.rules().neverFillAtOrAbove() == null || member.score < input.rules().neverFillAtOrAbove().hundredths())) {
                open.add(id);
            }
        });
        open.sort((a, b) -> order().compare(members.get(a), members.get(b)));
        var filled = 0;
        for (int from = 0; from < open.size() && filled < places;) {
            var end = from;
            while (end < open.size() && order().compare(members.get(open.get(from)), members.get(open.get(end))) == 0) {
                end++;
            }
            var tied = open.subList(from, end);
            var left = places - filled;
            var taken = tied.size() <= left ? tied : chosen(tied);
            taken.forEach(id -> causes.put(id, tied.size() <= left ? Cause.PLACE : Cause.TIE));
            filled += taken.size();
            if (tied.size() > left) {
                break;
            }
            from = end;
        }
        return filled;
    }

    private List<String> chosen(List<String> tied) {
        return input.decisions().stream().filter(one -> one.cut() == Cut.FOUR).flatMap(one -> one.chosen().stream()).filter(tied::contains).toList();
    }

    /** The lowest first. */
    private Comparator<Member> order() {
        var order = Comparator.<Member>comparingLong(member -> member.score);
        for (TieBreak step : input.rules().tieBreak()) {
            order = order.thenComparing(switch (step) {
                case LEAST_DEDUCTED -> Comparator.<Member>comparingLong(member -> member.deducted);
                case MOST_AWARDED -> Comparator.<Member>comparingLong(member -> member.awarded);
                case FEWEST_INCIDENTS -> Comparator.<Member>comparingInt(member -> -member.incidents.size());
            });
        }
        return order;
    }
}
