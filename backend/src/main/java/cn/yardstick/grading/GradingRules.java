package cn.yardstick.grading;

import cn.yardstick.kernel.Points;
import cn.yardstick.kernel.Share;
import java.util.List;

/**
 * The rules of one grading. Source: {@code spec/grading.md}, Input.
 *
 * @param baseScore          every subject starts here
 * @param categories         codes with their limits
 * @param one                what grade ONE asks
 * @param two                what grade TWO asks
 * @param threeMinScore      a score below it can only be FOUR; null for none
 * @param fourMinShare       share of each pool that must be FOUR
 * @param fill               what happens to places of the quota that nobody must take
 * @param neverFillAtOrAbove a score at or above it is never filled into FOUR; null for no such floor
 * @param tieBreak           in the order they apply
 */
public record GradingRules(Points baseScore, List<Category> categories, UpperGrade one, UpperGrade two,
        Points threeMinScore, Share fourMinShare, Fill fill, Points neverFillAtOrAbove, List<TieBreak> tieBreak) {

    /** Limits of a category, both positive; null for none. */
    public record Category(String code, Points maxDeduction, Points maxAward) {
    }

    /** What grade ONE or TWO asks: its least score and its largest share of a pool; null for none. */
    public record UpperGrade(Points minScore, Share maxShare) {
    }

    public GradingRules {
        categories = List.copyOf(categories);
        tieBreak = List.copyOf(tieBreak);
    }
}
