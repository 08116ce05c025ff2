package cn.yardstick.appeal;

import cn.yardstick.audit.AuditLog;
import cn.yardstick.audit.RecordRef;
import cn.yardstick.identity.CurrentActor;
import cn.yardstick.identity.Permission;
import cn.yardstick.platform.paging.Listing;
import cn.yardstick.platform.paging.Order;
import cn.yardstick.platform.paging.Page;
import cn.yardstick.platform.paging.PageParams;
import cn.yardstick.platform.problem.ProblemType;
import cn.yardstick.platform.time.BureauTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** Lists of objections, by four statements for a page. Nobody finds one about what one had a part in but whose it is. */
@ApplicationScoped
public class ObjectionRows {

    private static final String NO_PARTY = "not exists (select 1 from ObjectionParty party where party.objectionId = e.id and party.accountId in :mine)";

    /** What a reader looks for; each may be null. */
    public record Filter(boolean mine, ObjectionMatter matter, ObjectionStep step, ObjectionState state, Boolean late, boolean overdue, boolean decidable) {
    }

    private final EntityManager em;
    private final ObjectionSteps steps;
    private final CurrentActor actor;
    private final AuditLog audit;
    private final BureauTime time;

    ObjectionRows(EntityManager em, ObjectionSteps steps, CurrentActor actor, AuditLog audit, BureauTime time) {
        this.em = em;
        this.steps = steps;
        this.actor = actor;
        this.audit = audit;
        this.time = time;
    }

    /** What the reader may see; the look at somebody else's is written down. */
    @Transactional
    public Page<ObjectionView> list(Filter filter, PageParams params) {
        var listing = visible();
        if (filter.mine()) {
            listing.where("e.officerId = :me", "me", self());
        }
        if (filter.matter() != null) {
            listing.where("e.matter = :matter", "matter", filter.matter());
        }
        if (filter.step() != null) {
            listing.where("e.step = :step", "step", filter.step());
        }
        if (filter.state() != null) {
            listing.where("e.state = :state", "state", filter.state());
        }
        if (filter.late() != null) {
            listing.where("e.late = :late", "late", filter.late());
        }
        if (filter.overdue()) {
            listing.where("e.state = :undecided and e.answerUntil < :today", "undecided", ObjectionState.OPEN, "today", time.today());
        }
        if (filter.decidable()) {
            decidable(listing);
        }
        var page = listing.page(params, "id", Order.DESC, Objection::id);
        audit.look("objection.list-read", RecordRef.many("objection"), actor.get().others(page.items().stream().map(Objection::officerId).toList()));
        return new Page<>(views(page.items()), page.nextCursor());
    }

    /** 404 for who may not see it. */
    @Transactional
    public ObjectionView visible(long id) {
        var found = visible().where("e.id = :id", "id", id).first("e.id desc", 1);
        if (found.isEmpty()) {
            throw ProblemType.NOT_FOUND.raise();
        }
        return views(found).getFirst();
    }

    /** As {@link #visible}; a look at somebody else's is written down. */
    @Transactional
    public ObjectionView read(long id) {
        var view = visible(id);
        audit.look("objection.details-read", new RecordRef("objection", id), actor.get().others(List.of(view.officerId())));
        return view;
    }

    /** How many wait for the present person's answer. */
    @Transactional
    public int countDecidable() {
        var listing = visible();
        decidable(listing);
        return listing.count();
    }

    ObjectionView view(Objection objection) {
        return views(List.of(objection)).getFirst();
    }

    private Listing<Objection> visible() {
        var listing = Listing.of(em, Objection.class);
        if (actor.get().reach(Permission.OBJECTIONS_READ).all()) {
            return listing.where("e.officerId = :self or " + NO_PARTY, "self", self(), "mine", actor.get().accountIds());
        }
        actor.get().reach(Permission.OBJECTIONS_READ).narrow(listing, null, "officerId");
        return listing;
    }

    private void decidable(Listing<Objection> listing) {
        var bodies = steps.bodies();
        if (bodies.isEmpty()) {
            listing.where("1 = 0");
        } else {
            listing.where("e.state = :open and e.officerId <> :notMine and (e.body is null or e.body in :bodies)", "open", ObjectionState.OPEN, "notMine", self(), "bodies", bodies);
        }
    }

    private long self() {
        return Objects.requireNonNullElse(actor.get().officerId(), 0L);
    }

    private List<ObjectionView> views(List<Objection> objections) {
        if (objections.isEmpty()) {
            return List.of();
        }
        var ids = objections.stream().map(Objection::id).toList();
        var entries = em.createQuery("select o from ObjectionEntry o where o.objectionId in :ids order by o.entryId", ObjectionEntry.class).setParameter("ids", ids).getResultList().stream()
                .collect(Collectors.groupingBy(ObjectionEntry::objectionId, Collectors.mapping(ObjectionEntry::entryId, Collectors.toList())));
        var remedies = em.createQuery("select r from ObjectionRemedy r where r.objectionId in :ids order by r.kind, r.targetId", ObjectionRemedy.class).setParameter("ids", ids).getResultList().stream()
                .collect(Collectors.groupingBy(ObjectionRemedy::objectionId, Collectors.mapping(ObjectionRemedy::view, Collectors.toList())));
        var appeals = em.createQuery("select o.reviewId, o.id from Objection o where o.reviewId in :ids", Object[].class).setParameter("ids", ids).getResultList().stream()
                .collect(Collectors.toMap(row -> (Long) row[0], row -> (Long) row[1]));
        return objections.stream().map(one -> one.view(entries.getOrDefault(one.id(), List.of()), remedies.getOrDefault(one.id(), List.of()), appeals.get(one.id()))).toList();
    }
}
