package cn.yardstick.publication;

/** Whose lines a published list shows to those who may not read grades anyway; the own line is shown to everybody. */
public enum Shown {
    ALL_GRADES, ONLY_ONE, OWN_UNIT
}
