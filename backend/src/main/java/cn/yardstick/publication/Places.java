package cn.yardstick.publication;

/** What becomes of a place in grade four that a revision sets free: it stays vacant, or the pool is graded again. Source: {@code spec/real-rules.md}. */
public enum Places {
    VACANT, FILLED
}
