package cn.yardstick.appeal;

/** Where an objection stands. One that is not open stays as it is. */
public enum ObjectionState {
    OPEN, WITHDRAWN, REFUSED_LATE, UPHELD, DISMISSED
}
