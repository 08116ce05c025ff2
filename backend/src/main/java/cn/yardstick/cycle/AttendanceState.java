package cn.yardstick.cycle;

/** How somebody was reached, or not. */
public enum AttendanceState {
    INVITED, PRESENT, ABSENT, CAUGHT_UP
}
