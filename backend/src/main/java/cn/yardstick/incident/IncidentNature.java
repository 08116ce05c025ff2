package cn.yardstick.incident;

/** Bad or good. */
public enum IncidentNature {
    NEGATIVE, POSITIVE
}
