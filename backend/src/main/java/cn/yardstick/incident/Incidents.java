package cn.yardstick.incident;

import cn.yardstick.attachment.AttachmentHome;
import cn.yardstick.audit.AuditLog;
import cn.yardstick.audit.HistoryLine;
import cn.yardstick.audit.RecordRef;
import cn.yardstick.identity.CurrentActor;
import cn.yardstick.identity.Permission;
import cn.yardstick.identity.Reach;
import cn.yardstick.officer.Officers;
import cn.yardstick.platform.concurrency.IfMatch;
import cn.yardstick.platform.paging.Listing;
import cn.yardstick.platform.paging.Order;
import cn.yardstick.platform.paging.Page;
import cn.yardstick.platform.paging.PageParams;
import cn.yardstick.platform.problem.ProblemType;
import cn.yardstick.platform.time.BureauTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Incidents (M6): reported by many, verified or dismissed by somebody in whose scope they are and who is not in them. */
@ApplicationScoped
public class Incidents {

    private static final int MOST_FOUND = 1000;

    /** What a reader looks for; each may be null. {@code unitIds} are already with all below. */
    public record Filter(IncidentState state, Long officerId, String q, Set<Long> unitIds, LocalDate from, LocalDate until, boolean verifiable, boolean unscored) {
    }

    private final EntityManager em;
    private final IncidentRows rows;
    private final IncidentSteps steps;
    private final UnscoredIncidents unscored;
    private final Officers officers;
    private final CurrentActor actor;
    private final AuditLog audit;
    private final BureauTime time;

    Incidents(EntityManager em, IncidentRows rows, IncidentSteps steps, UnscoredIncidents unscored, Officers officers, CurrentActor actor, AuditLog audit, BureauTime time) {
        this.em = em;
        this.rows = rows;
        this.steps = steps;
        this.unscored = unscored;
        this.officers = officers;
        this.actor = actor;
        this.audit = audit;
        this.time = time;
    }

    @Transactional
    public IncidentView verify(long id, long version, String note, Map<Long, Disposition> dispositions) {
        var incident = decidable(id, version);
        var involved = em.createQuery("select o from IncidentOfficer o where o.incidentId = :id", IncidentOfficer.class).setParameter("id", id).getResultList().stream()
                .collect(Collectors.toMap(IncidentOfficer::officerId, one -> one));
        dispositions.forEach((officer, disposition) -> {
            if (!involved.containsKey(officer)) {
                throw ProblemType.NOT_ACCEPTED.raise("此人不在事件中。", "Somebody is not in the incident.").at("/dispositions");
            }
            involved.get(officer).dispose(disposition);
        });
        incident.decide(IncidentState.VERIFIED, actor.name(), time.now(), note);
        em.flush();
        return recorded("incident.verified", view(incident), note, actor.said(Map.of("dispositions", dispositions)));
    }

    @Transactional
    public IncidentView dismiss(long id, long version, String reason) {
        var incident = decidable(id, version);
        incident.decide(IncidentState.DISMISSED, actor.name(), time.now(), reason);
        em.flush();
        return recorded("incident.dismissed", view(incident), reason, actor.said(Map.of("state", IncidentState.DISMISSED)));
    }

    /** 404 if there is none. */
    @Transactional
    public IncidentView get(long id) {
        var incident = em.find(Incident.class, id);
        if (incident == null) {
            throw ProblemType.NOT_FOUND.raise();
        }
        return view(incident);
    }

    /** By few statements; those that are none are left out. */
    @Transactional
    public Map<Long, IncidentView> byIds(Collection<Long> ids) {
        return ids.isEmpty() ? Map.of() : rows.views(em.createQuery("select i from Incident i where i.id in :ids", Incident.class).setParameter("ids", ids).getResultList())
                .stream().collect(Collectors.toMap(IncidentView::id, one -> one));
    }

    /** This one with those that were merged into it. */
    @Transactional
    public List<Long> group(long id) {
        return em.createQuery("select i.id from Incident i where i.id = :id or i.survivorId = :id order by i.id", Long.class).setParameter("id", id).getResultList();
    }

    /** What each of these is, seen as one with all that was merged; by one statement. */
    @Transactional
    public Map<Long, Long> rootsOf(Collection<Long> ids) {
        return ids.isEmpty() ? Map.of() : em.createQuery("select i from Incident i where i.id in :ids", Incident.class).setParameter("ids", ids).getResultList().stream().collect(Collectors.toMap(Incident::id, Incident::root));
    }

    /** An entry is being proposed on it: it stays as it is until the transaction ends, and counts as looked after. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void proposedOn(long id) {
        em.createQuery("update Incident i set i.firstEntryAt = coalesce(i.firstEntryAt, :now) where i.id = :id").setParameter("now", time.now()).setParameter("id", id).executeUpdate();
    }

    /** Attachments are for whoever may read the record. */
    @Produces
    @Singleton
    AttachmentHome attachmentHome() {
        return new AttachmentHome("incident", id -> visible(id).officerIds());
    }

    /** 404 where the reader's reach ends; who reported it and who is in it may read it, and who reaches what it was merged into. */
    @Transactional
    public IncidentView visible(long id) {
        var incident = em.find(Incident.class, id);
        if (incident == null) {
            throw ProblemType.NOT_FOUND.raise();
        }
        var view = view(incident);
        if (view.reporterId() == actor.accountId() || reaches(view)) {
            return view;
        }
        if (view.survivor() != null && reaches(view(em.find(Incident.class, view.survivor().id())))) {
            return view;
        }
        throw ProblemType.NOT_FOUND.raise();
    }

    /**
     * The incident, if the present person may add to it as far as rights go: to whoever may not verify incidents, only the own report
     * tells that it is there.
     */
    @Transactional
    public long amendable(long id) {
        if (actor.get().may(Permission.INCIDENTS_VERIFY)) {
            return visible(id).id();
        }
        var incident = em.find(Incident.class, id);
        if (incident == null || !steps.ownReport(view(incident))) {
            throw ProblemType.NOT_ALLOWED.raise();
        }
        return id;
    }

    /** Of those who may read a duplicate all may read what it was merged into, but for a reporter who reaches nothing in it. */
    public boolean readsSurvivor(IncidentView duplicate) {
        return duplicate.reporterId() != actor.accountId() || reaches(duplicate);
    }

    /** Does the reader reach somebody or something in it? */
    private boolean reaches(IncidentView view) {
        var reach = actor.get().reach(Permission.INCIDENTS_READ);
        return reach.ownOfficerId() != null && view.officerIds().contains(reach.ownOfficerId()) || covers(reach, view.allUnitIds());
    }

    /** As {@link #visible}; a look at who else is in it is written down. */
    @Transactional
    public IncidentView read(long id) {
        var incident = visible(id);
        audit.look("incident.details-read", new RecordRef("incident", id), actor.get().others(incident.officerIds()));
        return incident;
    }

    /** Incidents within the reader's reach, the newest first; a look at who else is in them is written down. */
    @Transactional
    public Page<IncidentView> list(Filter filter, PageParams params) {
        var listing = Listing.of(em, Incident.class);
        var reach = actor.get().reach(Permission.INCIDENTS_READ);
        if (!reach.all()) {
            listing.where("e.reporterId = :account or exists (select 1 from IncidentUnit u where u.incidentId = e.id and u.unitId in :units)"
                            + " or exists (select 1 from IncidentOfficer o where o.incidentId = e.id and o.officerId = :self)",
                    "account", actor.accountId(), "units", reach.unitIds().isEmpty() ? Set.of(0L) : reach.unitIds(), "self", reach.ownOfficerId() == null ? 0L : reach.ownOfficerId());
        }
        if (filter.state() != null) {
            listing.where("e.state = :state", "state", filter.state());
        }
        if (filter.officerId() != null) {
            listing.where("exists (select 1 from IncidentOfficer f where f.incidentId = e.id and f.officerId = :officer)", "officer", filter.officerId());
        }
        if (filter.unitIds() != null) {
            listing.where("exists (select 1 from IncidentUnit g where g.incidentId = e.id and g.unitId in :about)", "about", filter.unitIds().isEmpty() ? Set.of(0L) : filter.unitIds());
        }
        if (filter.q() != null && !filter.q().isBlank()) {
            var found = officers.search(filter.q(), MOST_FOUND);
            listing.where("e.title like :part escape '!' or exists (select 1 from IncidentOfficer h where h.incidentId = e.id and h.officerId in :found)",
                    "part", "%" + filter.q().strip().replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%", "found", found.isEmpty() ? List.of(0L) : found);
        }
        if (filter.verifiable()) {
            steps.narrowToVerifiable(listing);
        }
        if (filter.unscored()) {
            listing.where(unscored.condition());
        }
        if (filter.from() != null) {
            listing.where("e.occurredOn >= :from", "from", filter.from());
        }
        if (filter.until() != null) {
            listing.where("e.occurredOn <= :until", "until", filter.until());
        }
        var page = listing.page(params, "id", Order.DESC, Incident::id);
        var incidents = rows.views(page.items());
        audit.look("incident.list-read", RecordRef.many("incident"), actor.get().others(incidents.stream().flatMap(incident -> incident.officerIds().stream()).toList()));
        return new Page<>(incidents, page.nextCursor());
    }

    @Transactional
    public Page<HistoryLine> history(long id, PageParams params) {
        return audit.history(new RecordRef("incident", read(id).id()), params);
    }

    private Incident decidable(long id, long version) {
        var incident = em.find(Incident.class, id, LockModeType.PESSIMISTIC_WRITE);
        steps.decide(view(incident));
        IfMatch.check(version, incident.version());
        if (incident.decided()) {
            throw ProblemType.CONFLICT.raise("事件已有结论。", "It was decided already.");
        }
        return incident;
    }

    private static boolean covers(Reach reach, Collection<Long> unitIds) {
        return unitIds.stream().anyMatch(unit -> reach.covers(unit, null));
    }

    private IncidentView view(Incident incident) {
        return rows.views(List.of(incident)).getFirst();
    }

    private IncidentView recorded(String action, IncidentView incident, String reason, Object after) {
        audit.recordAbout(incident.officerIds(), action, new RecordRef("incident", incident.id()), reason, null, after);
        return incident;
    }
}
