package cn.yardstick.rulebook;

/** What is wrong with a draft; {@code clauseCode} null where it is a setting. */
public record Fault(Severity severity, String code, String clauseCode, String zh, String en) {
}
