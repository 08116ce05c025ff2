package cn.yardstick.officer;

/** Highest education, the least first; never an input of grading. */
public enum Education {
    SECONDARY, JUNIOR_COLLEGE, BACHELOR, MASTER, DOCTORATE
}
