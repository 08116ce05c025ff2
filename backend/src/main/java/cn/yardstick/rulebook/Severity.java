package cn.yardstick.rulebook;

/** How bad a fault of a draft is: an ERROR keeps it from being issued. */
public enum Severity {
    ERROR, WARNING
}
