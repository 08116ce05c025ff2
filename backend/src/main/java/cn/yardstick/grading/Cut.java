package cn.yardstick.grading;

/** A place in the order where a grade ends; cuts come in this order. Source: {@code spec/grading.md}, Ties. */
public enum Cut {
    FOUR, ONE, TWO
}
