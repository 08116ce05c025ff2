package cn.yardstick.cycle;

/** A gate that waits on people may be passed with a reason on record; one that waits on facts never. */
public enum WaitsOn {
    PEOPLE, FACTS
}
