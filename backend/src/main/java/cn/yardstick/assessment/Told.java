package cn.yardstick.assessment;

import cn.yardstick.kernel.Grade;

/** What officers know of their own grades: a later room, which publishes lists, tells. */
public interface Told {

    /**
     * The own grade as the newest published list has it.
     *
     * @param runId    the run that the list was made of
     * @param revision of the list
     */
    record ToldGrade(long runId, Grade grade, int revision) {
    }

    /** Null as long as no list of the cycle is published with the officer in it. */
    ToldGrade told(long cycleId, long officerId);
}
