package cn.yardstick.rulebook;

/** What became of a clause or setting between two versions. */
public enum Change {
    ADDED, REMOVED, CHANGED
}
