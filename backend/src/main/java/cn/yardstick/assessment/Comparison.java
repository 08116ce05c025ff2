package cn.yardstick.assessment;

import cn.yardstick.kernel.Grade;
import cn.yardstick.kernel.Points;
import java.util.List;

/**
 * The bureau as it is graded now beside the bureau as it would be (X4).
 *
 * @param better who would be graded better
 * @param worse  who would be graded worse
 * @param moved  whose grade would be another, those without one on a side included
 * @param moves  the first of them, by pool
 */
public record Comparison(Side asIs, Side asIf, int better, int worse, int moved, List<Move> moves) {

    /** How many of each grade; {@code none} and {@code openTies}: where people would have to decide. */
    public record Side(int ones, int twos, int threes, int fours, int none, int openTies) {
    }

    /** Grades are null behind an open tie. */
    public record Move(long officerId, long unitId, long poolId, Points scoreAsIs, Points scoreAsIf, Grade asIs, Grade asIf) {
    }
}
