package cn.yardstick.kernel;

/** The grades, best first (一等 to 四等). Source: {@code spec/grading.md}. */
public enum Grade {
    ONE, TWO, THREE, FOUR;

    private static final Grade[] ALL = values();

    /** This grade after dropping so many steps; FOUR is the end. */
    public Grade dropped(long steps) {
        return ALL[(int) Math.min(FOUR.ordinal(), ordinal() + Math.min(steps, FOUR.ordinal()))];
    }

    /** Is this grade worse than the other? */
    public boolean isWorseThan(Grade other) {
        return compareTo(other) > 0;
    }

    /** The worse of two, where null says nothing. */
    public static Grade worse(Grade a, Grade b) {
        return a == null || b != null && b.isWorseThan(a) ? b : a;
    }
}
