package cn.yardstick.grading;

/** Why a grade is what it is, in the order in which they are told. Source: {@code spec/grading.md}, Output. */
public enum Reason {
    CEILING, BELOW_MINIMUM, FILLED_FROM_LOWEST, RANKED, TIE_DECIDED, REMAINDER, DEMOTED
}
