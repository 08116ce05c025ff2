package cn.yardstick.incident;

/** Reported 报告, verified 核实, dismissed 不成立. */
public enum IncidentState {
    REPORTED, VERIFIED, DISMISSED
}
