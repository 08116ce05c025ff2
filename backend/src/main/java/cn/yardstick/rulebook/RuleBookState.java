package cn.yardstick.rulebook;

/** A draft may change; an issued version never does. */
public enum RuleBookState {
    DRAFT, ISSUED
}
