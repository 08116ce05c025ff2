package cn.yardstick.identity;

import java.util.Set;

/** What rights need to know of units; implemented by the room of units. */
public interface UnitTree {

    /** The unit with all below; empty if there is none. */
    Set<Long> withBelow(long unitId);

    boolean exists(long unitId);

    String nameOf(long unitId);
}
