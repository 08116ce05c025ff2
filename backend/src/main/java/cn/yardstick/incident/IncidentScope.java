package cn.yardstick.incident;

import cn.yardstick.identity.CurrentActor;
import cn.yardstick.identity.Permission;
import cn.yardstick.officer.Officers;
import cn.yardstick.platform.problem.ProblemType;
import cn.yardstick.unit.Units;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;

/** Whom and which units somebody may name in an incident. */
@ApplicationScoped
class IncidentScope {

    private final Officers officers;
    private final Units units;
    private final CurrentActor actor;

    IncidentScope(Officers officers, Units units, CurrentActor actor) {
        this.officers = officers;
        this.units = units;
        this.actor = actor;
    }

    /** The unit; 422 where there is none to know of, 403 where the permission does not reach it. */
    long unit(long unitId, String permission) {
        if (!units.exists(unitId) || !knows(Permission.UNITS_READ, permission, unitId)) {
            throw ProblemType.NOT_ACCEPTED.raise("没有此单位。", "There is no such unit.").at("/unitIds");
        }
        if (!actor.get().reach(permission).covers(unitId, null)) {
            throw ProblemType.NOT_ALLOWED.raise().at("/unitIds");
        }
        return unitId;
    }

    /** The unit in which the officer served on that day; refused as {@link #unit}. */
    long unitOf(long officerId, LocalDate day, String permission) {
        var serving = officers.servingOn(officerId, day);
        if (serving == null || !knows(Permission.OFFICERS_READ, permission, serving.unitId())) {
            throw ProblemType.NOT_ACCEPTED.raise("有人当日不在职或不在您的范围内。", "Somebody did not serve on that day, or is not within your scope.").at("/officers");
        }
        if (!actor.get().reach(permission).covers(serving.unitId(), null)) {
            throw ProblemType.NOT_ALLOWED.raise().at("/officers");
        }
        return serving.unitId();
    }

    /** Who reports about a unit knows that it is there, even a system that may read nothing. */
    private boolean knows(String reading, String acting, long unitId) {
        return actor.get().reach(reading).covers(unitId, null) || actor.get().reach(acting).covers(unitId, null);
    }
}
