package cn.yardstick.incident;

/** Reported 报告, verified 核实, dismissed 不成立, merged 已并入 into the incident that it is the same event as. */
public enum IncidentState {
    REPORTED, VERIFIED, DISMISSED, MERGED
}
