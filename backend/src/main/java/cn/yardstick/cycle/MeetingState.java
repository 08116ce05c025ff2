package cn.yardstick.cycle;

/** Planned, or held with minutes. */
public enum MeetingState {
    PLANNED, HELD
}
