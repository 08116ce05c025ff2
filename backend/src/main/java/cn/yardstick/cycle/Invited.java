package cn.yardstick.cycle;

import cn.yardstick.identity.Accounts;
import cn.yardstick.identity.Role;
import cn.yardstick.officer.Officers;
import cn.yardstick.officer.Serving;
import cn.yardstick.platform.time.BureauTime;
import cn.yardstick.unit.Units;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Whom a meeting is for (M3): whoever serves today, also who joined after it was planned. */
@ApplicationScoped
class Invited {

    /** Everybody in service today, with those who are assessors; read once, asked for each meeting. */
    record Today(List<Serving> serving, Set<Long> assessors, Units units) {

        /** By officer; {@code unitId} null: of the whole bureau. */
        Map<Long, Serving> to(MeetingKind kind, Long unitId) {
            var within = unitId == null ? null : units.withBelow(unitId);
            return serving.stream().filter(one -> within == null || within.contains(one.unitId())).filter(one -> concerns(kind, one))
                    .collect(Collectors.toMap(Serving::officerId, Function.identity(), (a, b) -> a, LinkedHashMap::new));
        }

        private boolean concerns(MeetingKind kind, Serving one) {
            return switch (kind) {
                case ALL_OFFICERS -> true;
                case LEADERS -> one.leadershipRole() != null;
                case ASSESSMENT_GROUP -> assessors.contains(one.officerId());
            };
        }
    }

    private final Officers officers;
    private final Accounts accounts;
    private final Units units;
    private final BureauTime time;

    Invited(Officers officers, Accounts accounts, Units units, BureauTime time) {
        this.officers = officers;
        this.accounts = accounts;
        this.units = units;
        this.time = time;
    }

    Today today() {
        return new Today(officers.servingOn(time.today()), accounts.officersHolding(Role.ASSESSOR), units);
    }

    /** One officer alone: empty where nobody of this id serves today. */
    Today today(long officerId) {
        var serving = officers.servingOn(officerId, time.today());
        return new Today(serving == null ? List.of() : List.of(serving), accounts.officersHolding(Role.ASSESSOR), units);
    }
}
