package cn.yardstick.publication;

import cn.yardstick.kernel.Grade;

/**
 * How a line of a revision differs from the list before.
 *
 * @param before   the grade in the list before; null for who did not stand in it
 * @param computed what the run alone says
 * @param ownFacts whether the officer's own entries or findings changed; else the grade follows from somebody else's
 */
public record Difference(Kind kind, Grade before, Grade computed, boolean ownFacts) {

    /** Another grade; or the same, kept although the run says a worse one. */
    public enum Kind {
        CHANGED, KEPT
    }

    /** Null where nothing differs. */
    static Difference of(Grade before, Grade computed, Places places, boolean ownFacts) {
        if (computed == before) {
            return null;
        }
        var kept = places == Places.VACANT && before != null && computed.isWorseThan(before);
        return new Difference(kept ? Kind.KEPT : Kind.CHANGED, before, computed, ownFacts);
    }

    /** The grade of the line. */
    Grade grade() {
        return kind == Kind.KEPT ? before : computed;
    }
}
