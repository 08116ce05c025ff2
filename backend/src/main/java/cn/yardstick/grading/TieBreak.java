package cn.yardstick.grading;

/** What orders subjects of the same score. Source: {@code spec/grading.md}, step 2. */
public enum TieBreak {
    LEAST_DEDUCTED, MOST_AWARDED, FEWEST_INCIDENTS
}
