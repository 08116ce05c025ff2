package cn.yardstick.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.util.EnumSet;
import java.util.Set;

/**
 * Who can be a deputy: an account of an officer, not locked, none of the three administrators, that already is an assessor
 * or a leader whose scope covers the unit. Such a person reads the unit's records anyway: the deputyship adds what a leader
 * decides, and opens no new records.
 */
@ApplicationScoped
class DeputyRules {

    static final Set<Role> IN_SCOPE = EnumSet.of(Role.ASSESSOR, Role.LEADER);

    private final Instance<UnitTree> units;

    DeputyRules(Instance<UnitTree> units) {
        this.units = units;
    }

    /** {@code unitId} null: the whole bureau. */
    boolean eligible(Account account, Long unitId) {
        return !account.locked() && account.officerId() != null && account.grants().stream().noneMatch(grant -> grant.role().administers())
                && account.grants().stream().anyMatch(grant -> IN_SCOPE.contains(grant.role()) && covers(grant.unitId(), unitId));
    }

    boolean covers(Long scope, Long unitId) {
        return scope == null || unitId != null && below(scope).contains(unitId);
    }

    /** The unit with all below. */
    Set<Long> below(long unitId) {
        return UnitTree.below(units, unitId);
    }
}
