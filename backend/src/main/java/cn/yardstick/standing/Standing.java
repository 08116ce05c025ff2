package cn.yardstick.standing;

import cn.yardstick.assessment.Explanation;
import cn.yardstick.assessment.PoolsNow.Past;
import cn.yardstick.cycle.CycleView;
import cn.yardstick.grading.ScoreSheet;
import cn.yardstick.kernel.Points;
import java.time.Instant;
import java.util.List;

/**
 * One's own standing, every line of it.
 *
 * @param pending proposed and not decided: they do not count yet
 * @param outlook null once scoring is over: grades are told with the list
 * @param warning null for none
 * @param past    other cycles whose list was published, the oldest first
 */
public record Standing(CycleView cycle, Instant asOf, ScoreSheet sheet, Points baseScore, List<Explanation.Category> categories, List<Explanation.Entry> entries, List<Explanation.Entry> pending,
        Outlook outlook, WarningLevel warning, List<PastCycle> past) {

    /** A result of before with its cycle. */
    public record PastCycle(CycleView cycle, Past result) {
    }

    /** What it would be. */
    public record WhatIf(ScoreSheet sheet, List<Explanation.Category> categories, Outlook outlook) {
    }
}
