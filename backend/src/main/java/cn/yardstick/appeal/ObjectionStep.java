package cn.yardstick.appeal;

/** 复核, or 申诉 against its answer: to another body, and final. */
public enum ObjectionStep {
    REVIEW, APPEAL
}
