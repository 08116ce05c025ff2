package cn.yardstick.standing;

/** The quarter of the pool in which the own place lies, from the top. */
public enum PlaceBand {
    FIRST_QUARTER, SECOND_QUARTER, THIRD_QUARTER, LAST_QUARTER;

    static PlaceBand of(int rank, int size) {
        return values()[(int) ((rank - 1L) * 4 / size)];
    }
}
