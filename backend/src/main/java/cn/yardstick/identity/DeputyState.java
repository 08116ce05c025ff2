package cn.yardstick.identity;

/** Where a deputyship stands on a day. */
public enum DeputyState {
    PLANNED, ACTIVE, OVER, ENDED
}
