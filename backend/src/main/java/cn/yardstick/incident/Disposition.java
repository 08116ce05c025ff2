package cn.yardstick.incident;

/** What followed for the officer: 无, 批评, 警诫, 处分, 表彰, 锦旗. */
public enum Disposition {
    NONE, CRITICISM, WARNING, DISCIPLINARY, COMMENDATION, BANNER
}
