package cn.yardstick.incident;

import cn.yardstick.identity.CurrentActor;
import cn.yardstick.identity.Permission;
import cn.yardstick.platform.paging.Listing;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.Set;

/** What the present person may do with an incident now, by access.md; the use cases refuse the rest. */
@ApplicationScoped
public class IncidentSteps {

    /** Steps that would be accepted. */
    public record May(boolean verify, boolean dismiss, boolean find, boolean propose) {
    }

    private static final String VERIFIABLE = "e.state = cn.yardstick.incident.IncidentState.REPORTED"
            + " and (:all = true or not exists (select 1 from IncidentUnit far where far.incidentId = e.id and far.unitId not in :near))"
            + " and not exists (select 1 from IncidentOfficer own where own.incidentId = e.id and own.officerId = :me)";

    private final EntityManager em;
    private final CurrentActor actor;

    IncidentSteps(EntityManager em, CurrentActor actor) {
        this.em = em;
        this.actor = actor;
    }

    public May of(IncidentView view) {
        var me = actor.get();
        var verify = me.may(Permission.INCIDENTS_VERIFY) && view.state() == IncidentState.REPORTED && !concernsSelf(view) && reachesAll(view);
        var verified = view.state() == IncidentState.VERIFIED;
        var about = me.reach(Permission.ENTRIES_PROPOSE);
        var propose = verified && view.officerIds().stream().anyMatch(officer -> !me.isSelf(officer)) && view.allUnitIds().stream().anyMatch(unit -> about.covers(unit, null));
        return new May(verify, verify, verified && me.may(Permission.FINDINGS_WRITE), propose);
    }

    /** How many reports wait for the present person. */
    @Transactional
    public int countToVerify() {
        return em.createQuery("select count(e) from Incident e where " + VERIFIABLE, Long.class).setParameter("all", actor.get().reach(Permission.INCIDENTS_VERIFY).all())
                .setParameter("near", near()).setParameter("me", self()).getSingleResult().intValue();
    }

    void narrowToVerifiable(Listing<Incident> listing) {
        listing.where(VERIFIABLE, "all", actor.get().reach(Permission.INCIDENTS_VERIFY).all(), "near", near(), "me", self());
    }

    boolean concernsSelf(IncidentView view) {
        return actor.get().officerId() != null && view.officerIds().contains(actor.get().officerId());
    }

    /** Whoever decides must reach every unit that it is about, or a neighbour would judge a stranger. */
    boolean reachesAll(IncidentView view) {
        var reach = actor.get().reach(Permission.INCIDENTS_VERIFY);
        return reach.all() || reach.unitIds().containsAll(view.allUnitIds());
    }

    private Set<Long> near() {
        var units = actor.get().reach(Permission.INCIDENTS_VERIFY).unitIds();
        return units.isEmpty() ? Set.of(0L) : units;
    }

    private long self() {
        return actor.get().officerId() == null ? 0 : actor.get().officerId();
    }
}
