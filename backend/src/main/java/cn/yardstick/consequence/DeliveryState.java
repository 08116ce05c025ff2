package cn.yardstick.consequence;

/** Follows from the list and from what names it; stored nowhere. */
public enum DeliveryState {
    /** Its list holds. */
    DELIVERED,
    /** A revision took the place of its list, and nobody corrected it yet. */
    TO_CORRECT,
    /** A later delivery names it. */
    CORRECTED
}
