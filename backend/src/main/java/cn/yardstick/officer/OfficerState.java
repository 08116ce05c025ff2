package cn.yardstick.officer;

/** In service, or left it. */
public enum OfficerState {
    ACTIVE, LEFT
}
