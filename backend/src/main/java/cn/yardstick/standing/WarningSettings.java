package cn.yardstick.standing;

import cn.yardstick.kernel.Points;

/**
 * When an officer is warned.
 *
 * @param warning         so many points above the line of grade four, or fewer
 * @param critical        the same for the second level; not more than {@code warning}
 * @param leaderAfterDays working days after which the leader sees it as well: the officer comes first
 */
public record WarningSettings(Points warning, Points critical, int leaderAfterDays, long version) {

    static final WarningSettings DEFAULT = new WarningSettings(Points.of(2000), Points.of(1000), 5, 0);

    /** Null: no warning. Whoever was deducted nothing has nothing to be warned of, wherever the pool stands. */
    WarningLevel levelOf(Points deducted, Points score, Placing placing) {
        if (!deducted.isNegative()) {
            return null;
        }
        WarningLevel worst = placing.barred() ? WarningLevel.CRITICAL : null;
        for (Cut cut : placing.cuts(score)) {
            if (cut.grade() == cn.yardstick.kernel.Grade.THREE) {
                var near = cut.side() != Cut.Side.ABOVE || cut.distance().compareTo(critical) <= 0 ? WarningLevel.CRITICAL : cut.distance().compareTo(warning) <= 0 ? WarningLevel.WARNING : null;
                worst = worst == WarningLevel.CRITICAL || near == null ? worst : near;
            }
        }
        return worst;
    }
}
