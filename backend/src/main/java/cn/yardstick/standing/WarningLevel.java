package cn.yardstick.standing;

/** How near an officer is to grade four, by the two thresholds that the office sets. */
public enum WarningLevel {
    WARNING, CRITICAL
}
