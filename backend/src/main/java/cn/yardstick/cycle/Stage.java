package cn.yardstick.cycle;

/** 考前准备, 记分, 评定, 公示, 终定; only forwards (M13). */
public enum Stage {
    PREPARATION, SCORING, GRADING, PUBLICITY, FINAL
}
