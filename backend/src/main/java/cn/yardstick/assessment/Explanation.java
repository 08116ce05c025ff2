package cn.yardstick.assessment;

import cn.yardstick.assessment.Told.ToldGrade;
import cn.yardstick.grading.Cut;
import cn.yardstick.grading.ScoreSheet.CategorySheet;
import cn.yardstick.grading.Trace;
import cn.yardstick.kernel.Points;
import cn.yardstick.rulebook.CategoryView;
import cn.yardstick.rulebook.ClauseView;
import cn.yardstick.score.StandingEntry;
import java.util.ArrayList;
import java.util.List;

/** Why a grade is what it is, from the frozen facts alone, in words that can be checked with a pencil (M11); {@code canonical} is what its digest is of. */
public record Explanation(ResultView result, int poolSize, int fourQuota, Points baseScore, List<Category> categories, List<Entry> entries, List<Finding> findings,
        Trace.Way way, List<Decision> decisions, List<Sentence> sentences, String canonical) {

    /** The same for a place that stays vacant: the list keeps another grade than the run alone says. */
    Explanation kept(ToldGrade told) {
        var words = new ArrayList<>(sentences);
        words.add(Sentences.kept(told, result.grade()));
        return new Explanation(result.graded(told.grade()), poolSize, fourQuota, baseScore, categories, entries, findings, way, decisions, List.copyOf(words), canonical);
    }

    /** A category with its names and sums. */
    public record Category(CategoryView category, CategorySheet sheet) {
    }

    /** An entry under its clause; {@code incidentTitle} may be null. */
    public record Entry(StandingEntry entry, ClauseView clause, String incidentTitle) {
    }

    /** A finding that the officer answered for. */
    public record Finding(long findingId, long unitId, int leaderSteps, String reason) {
    }

    /** A tie that people decided, with the votes of the majority; {@code tieId} null where it is not found, {@code again}: after an earlier decision was set aside. */
    public record Decision(Long tieId, Cut cut, List<TieView.VoteView> votes, boolean again) {
    }

    /** One step in words. */
    public record Sentence(String zh, String en) {
    }
}
