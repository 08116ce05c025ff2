package cn.yardstick.incident;

import cn.yardstick.calendar.WorkingDays;
import cn.yardstick.cycle.Cycles;
import cn.yardstick.cycle.Stage;
import cn.yardstick.identity.CurrentActor;
import cn.yardstick.identity.Permission;
import cn.yardstick.platform.paging.Condition;
import cn.yardstick.platform.paging.Listing;
import cn.yardstick.platform.paging.PageParams;
import cn.yardstick.platform.time.BureauTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Set;

/**
 * 不遮不掩 (M7): incidents that were verified, name officers, lie in the period of a cycle that is being scored, and on which,
 * or on what was merged into them, nobody proposed anything within five working days.
 */
@ApplicationScoped
public class UnscoredIncidents {

    private static final int WORKING_DAYS = 5;
    private static final int CYCLES = 20;

    private final EntityManager em;
    private final Cycles cycles;
    private final WorkingDays days;
    private final CurrentActor actor;
    private final BureauTime time;

    UnscoredIncidents(EntityManager em, Cycles cycles, WorkingDays days, CurrentActor actor, BureauTime time) {
        this.em = em;
        this.cycles = cycles;
        this.days = days;
        this.actor = actor;
        this.time = time;
    }

    /** How many the present person could propose something on. */
    @Transactional
    public int count() {
        var reach = actor.get().reach(Permission.ENTRIES_PROPOSE);
        var self = actor.get().officerId() == null ? 0L : actor.get().officerId();
        return Listing.of(em, Incident.class).where(condition())
                .where("exists (select 1 from IncidentOfficer near where near.incidentId = e.id and near.officerId <> :self" + (reach.all() ? "" : " and near.unitId in :reached") + ")",
                        reach.all() ? new Object[] {"self", self} : new Object[] {"self", self, "reached", reach.unitIds().isEmpty() ? Set.of(0L) : reach.unitIds()}).count();
    }

    Condition condition() {
        var values = new LinkedHashMap<String, Object>();
        values.put("before", days.lastPassed(time.today(), WORKING_DAYS).plusDays(1).atStartOfDay(BureauTime.ZONE).toInstant());
        var periods = new ArrayList<String>();
        for (var cycle : cycles.list(Stage.SCORING, PageParams.first(CYCLES)).items()) {
            var at = periods.size();
            periods.add("e.occurredOn between :from" + at + " and :until" + at);
            values.put("from" + at, cycle.from());
            values.put("until" + at, cycle.until());
        }
        return new Condition("e.state = cn.yardstick.incident.IncidentState.VERIFIED and e.firstEntryAt is null"
                + " and not exists (select 1 from Incident same where same.survivorId = e.id and same.firstEntryAt is not null) and e.decidedAt < :before and (" + (periods.isEmpty() ? "1 = 0" : String.join(" or ", periods))
                + ") and exists (select 1 from IncidentOfficer named where named.incidentId = e.id)", values);
    }
}
