package cn.yardstick.grading;

import cn.yardstick.kernel.Grade;
import cn.yardstick.kernel.Points;
import java.util.List;

/** Everything that a grading may know. Source: {@code spec/grading.md}, Input. */
public record GradingInput(GradingRules rules, List<Subject> subjects, List<Entry> entries, List<Finding> findings, List<Decision> decisions) {

    /** Who is graded, compared within a pool; {@code leads} are the units that the subject answers for. */
    public record Subject(String id, String pool, List<String> leads) {
    }

    /** Points of a subject in a category; {@code incident} and {@code ceiling} may be null. */
    public record Entry(String id, String subject, String category, Points points, String incident, Grade ceiling) {
    }

    /** Each leader of the unit drops by so many grades. */
    public record Finding(String id, String unit, int leaderSteps) {
    }

    /** Whom the assessment group chose in the tie of a pool at a cut. */
    public record Decision(String pool, Cut cut, List<String> chosen) {
    }
}
