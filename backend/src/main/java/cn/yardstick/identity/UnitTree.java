package cn.yardstick.identity;

import jakarta.enterprise.inject.Instance;
import java.util.Set;

/** What rights need to know of units; implemented by the room of units. */
public interface UnitTree {

    /** The unit with all below; empty if there is none. */
    Set<Long> withBelow(long unitId);

    boolean exists(long unitId);

    String nameOf(long unitId);

    /** The unit with all below, or alone where there is no room of units. */
    static Set<Long> below(Instance<UnitTree> units, long unitId) {
        return units.isUnsatisfied() ? Set.of(unitId) : units.get().withBelow(unitId);
    }
}
