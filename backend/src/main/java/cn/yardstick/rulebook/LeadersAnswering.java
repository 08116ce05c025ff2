package cn.yardstick.rulebook;

/** Which leaders of a unit answer for a finding about it. */
public enum LeadersAnswering {
    HEAD, ALL
}
