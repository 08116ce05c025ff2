package cn.yardstick.assessment;

/** Was a cycle's list published, so that officers know their own grades? A later room knows. */
public interface Told {

    boolean told(long cycleId);
}
