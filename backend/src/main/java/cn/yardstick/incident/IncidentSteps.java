package cn.yardstick.incident;

import cn.yardstick.identity.Capacity;
import cn.yardstick.identity.CurrentActor;
import cn.yardstick.identity.Matter;
import cn.yardstick.identity.Permission;
import cn.yardstick.platform.paging.Condition;
import cn.yardstick.platform.paging.Listing;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the present person may do with an incident now, by access.md; the use cases refuse the rest. */
@ApplicationScoped
public class IncidentSteps {

    /** Steps that would be accepted, as far as the incident itself tells: a merge asks for the right over the other one as well; {@code asDeputyOf}: the leader in whose stead one would verify or dismiss, or null. */
    public record May(boolean verify, boolean dismiss, boolean find, boolean propose, boolean merge, boolean withdrawMerge, boolean amend, String asDeputyOf) {
    }

    private static final String OPEN = "e.state = cn.yardstick.incident.IncidentState.REPORTED and ";

    private final EntityManager em;
    private final CurrentActor actor;

    IncidentSteps(EntityManager em, CurrentActor actor) {
        this.em = em;
        this.actor = actor;
    }

    public May of(IncidentView view) {
        var me = actor.get();
        var capacity = me.decidingAs(Permission.INCIDENTS_VERIFY, matter(view));
        var decider = view.state() == IncidentState.REPORTED ? capacity : null;
        var verified = view.state() == IncidentState.VERIFIED;
        var about = me.reach(Permission.ENTRIES_PROPOSE);
        var propose = verified && view.officerIds().stream().anyMatch(officer -> !me.isSelf(officer)) && view.allUnitIds().stream().anyMatch(unit -> about.covers(unit, null));
        var merge = capacity != null && view.duplicates().isEmpty() && (verified || view.state() == IncidentState.REPORTED);
        return new May(decider != null, decider != null, verified && me.may(Permission.FINDINGS_WRITE), propose, merge, capacity != null && view.state() == IncidentState.MERGED,
                (capacity != null || ownReport(view)) && (verified || view.state() == IncidentState.REPORTED), decider == null ? null : decider.deputyOf());
    }

    /** How many reports wait for the present person. */
    @Transactional
    public int countToVerify() {
        return Listing.of(em, Incident.class).where(verifiable()).count();
    }

    void narrowToVerifiable(Listing<Incident> listing) {
        listing.where(verifiable());
    }

    /** Whoever decides must reach every unit that it is about, or a neighbour would judge a stranger; and is not in it. */
    void decide(IncidentView view) {
        actor.decide(Permission.INCIDENTS_VERIFY, matter(view));
    }

    /** The permission by which the present person adds to it: over incidents as such, or as its reporter while nobody decided. */
    String amend(IncidentView view) {
        if (actor.get().decidingAs(Permission.INCIDENTS_VERIFY, matter(view)) == null && ownReport(view)) {
            return Permission.INCIDENTS_REPORT;
        }
        decide(view);
        return Permission.INCIDENTS_VERIFY;
    }

    /** A person's own; another system's report is corrected by people. */
    boolean ownReport(IncidentView view) {
        return view.state() == IncidentState.REPORTED && !view.bySystem() && actor.get().isSame(view.reporterId());
    }

    /** As one matter: whoever merges reaches all units of both, and is in neither. */
    void decideBoth(IncidentView one, IncidentView other) {
        actor.decide(Permission.INCIDENTS_VERIFY, new Matter(Stream.concat(one.allUnitIds().stream(), other.allUnitIds().stream()).toList(),
                Stream.concat(one.officerIds().stream(), other.officerIds().stream()).collect(Collectors.toSet()), null));
    }

    private static Matter matter(IncidentView view) {
        return new Matter(view.allUnitIds(), view.officerIds(), null);
    }

    /** Reports that the present person may decide, as oneself or as the deputy of a leader: the bars of both hold. */
    private Condition verifiable() {
        var values = new LinkedHashMap<String, Object>();
        var ways = new ArrayList<String>();
        for (Capacity one : actor.get().capacities(Permission.INCIDENTS_VERIFY)) {
            var at = ways.size();
            var way = one.reach().all() ? "1 = 1" : "not exists (select 1 from IncidentUnit far" + at + " where far" + at + ".incidentId = e.id and far" + at + ".unitId not in :near" + at + ")";
            if (!one.reach().all()) {
                values.put("near" + at, one.reach().unitIds().isEmpty() ? Set.of(0L) : one.reach().unitIds());
            }
            values.put("in" + at, Stream.of(actor.get().officerId(), one.officerId()).map(officer -> officer == null ? 0L : officer).toList());
            ways.add("(" + way + " and not exists (select 1 from IncidentOfficer in" + at + " where in" + at + ".incidentId = e.id and in" + at + ".officerId in :in" + at + "))");
        }
        return new Condition(OPEN + "(" + String.join(" or ", ways) + ")", values);
    }
}
