package cn.yardstick.assessment;

/** Whether the assessment group has decided. */
public enum TieState {
    OPEN, DECIDED
}
