package cn.yardstick.grading;

/** What happens to places of the quota that nobody must take. Source: {@code spec/grading.md}, step 4. */
public enum Fill {
    /** They are filled from the lowest of the order upwards. */
    LOWEST_FIRST,
    /** They stay empty and are reported. */
    REPORT_SHORTFALL
}
