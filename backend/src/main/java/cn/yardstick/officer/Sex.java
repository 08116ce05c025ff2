package cn.yardstick.officer;

/** Personal data; never an input of grading. */
public enum Sex {
    MALE, FEMALE
}
