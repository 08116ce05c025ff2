package cn.yardstick.appeal;

/** What an officer says is wrong. */
public enum Contested {
    FACTS, CLAUSE, POINTS, PROCEDURE, GRADE
}
