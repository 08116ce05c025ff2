package cn.yardstick.identity;

import java.util.Collection;
import java.util.Collections;

/**
 * What somebody wants to decide, as far as rights ask.
 *
 * @param unitIds    its units, all of which must be reached; a null among them is the whole bureau
 * @param officerIds whom it is about
 * @param proposerId account of who proposed it, or null
 */
public record Matter(Collection<Long> unitIds, Collection<Long> officerIds, Long proposerId) {

    /** Something of one unit (null: the bureau) that is about nobody. */
    public static Matter of(Long unitId) {
        return new Matter(Collections.singleton(unitId), Collections.emptySet(), null);
    }
}
