package cn.yardstick.identity;

import cn.yardstick.platform.paging.Listing;
import java.util.HashSet;
import java.util.Set;

/**
 * How far one permission of one person goes: everything, some units (already with all below), rows about oneself.
 *
 * @param ownOfficerId the reader's officer where own rows count, or null
 */
public record Reach(boolean all, Set<Long> unitIds, Long ownOfficerId) {

    static final Reach NOTHING = new Reach(false, Set.of(), null);

    /** Is a row of this unit about this officer within reach? Either may be null. */
    public boolean covers(Long unitId, Long officerId) {
        return all || unitId != null && unitIds.contains(unitId) || ownOfficerId != null && ownOfficerId.equals(officerId);
    }

    /** What either reaches. */
    Reach and(Reach other) {
        var everything = all || other.all;
        var units = new HashSet<>(unitIds);
        units.addAll(other.unitIds);
        return new Reach(everything, everything ? Set.of() : Set.copyOf(units), ownOfficerId);
    }

    /** Narrows a list to what is within reach; either field may be null. */
    public void narrow(Listing<?> listing, String unitField, String officerField) {
        if (all) {
            return;
        }
        var units = unitField != null && !unitIds.isEmpty();
        var own = officerField != null && ownOfficerId != null;
        if (units && own) {
            listing.where("e." + unitField + " in :reachUnits or e." + officerField + " = :reachOwn", "reachUnits", unitIds, "reachOwn", ownOfficerId);
        } else if (units) {
            listing.where("e." + unitField + " in :reachUnits", "reachUnits", unitIds);
        } else if (own) {
            listing.where("e." + officerField + " = :reachOwn", "reachOwn", ownOfficerId);
        } else {
            listing.where("1 = 0");
        }
    }
}
