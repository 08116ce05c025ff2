package cn.yardstick.cycle;

/** The three meetings (M3): all officers, leaders, assessment group. */
public enum MeetingKind {
    ALL_OFFICERS, LEADERS, ASSESSMENT_GROUP
}
