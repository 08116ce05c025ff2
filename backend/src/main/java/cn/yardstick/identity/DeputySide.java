package cn.yardstick.identity;

/** Which side of a deputyship one stands on. */
public enum DeputySide {
    GIVEN, RECEIVED
}
