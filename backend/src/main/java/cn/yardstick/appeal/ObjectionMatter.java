package cn.yardstick.appeal;

/** What is contested: an entry, or the grade in a published list. */
public enum ObjectionMatter {
    ENTRY, GRADE
}
