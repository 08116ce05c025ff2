package cn.yardstick.rulebook;

/** What a clause gives: 扣分 or 加分. */
public enum ClauseKind {
    DEDUCTION, AWARD
}
