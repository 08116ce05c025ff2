package cn.yardstick.standing;

import cn.yardstick.kernel.Grade;
import cn.yardstick.kernel.Points;

/**
 * What a grade asks of one officer as of now.
 *
 * @param grade    at least this one
 * @param kind     by a score of the rule book, or by the order of the pool
 * @param from     below it the grade is out of reach
 * @param until    from here on it is certain; the same as {@code from} for a fixed score
 * @param side     where the own score lies
 * @param distance points above {@code until}, or points that are missing to it; never negative
 */
public record Cut(Grade grade, Kind kind, Points from, Points until, Side side, Points distance) {

    /** Where the cut comes from. */
    public enum Kind {
        FIXED, RELATIVE
    }

    /** Where the own score lies. */
    public enum Side {
        ABOVE, WITHIN, BELOW
    }

    static Cut of(Grade grade, Kind kind, long from, long until, long score) {
        var side = score >= until ? Side.ABOVE : score < from || score == from && kind == Kind.RELATIVE ? Side.BELOW : Side.WITHIN;
        return new Cut(grade, kind, Points.of(from), Points.of(until), side, Points.of(Math.abs(score - until)));
    }
}
