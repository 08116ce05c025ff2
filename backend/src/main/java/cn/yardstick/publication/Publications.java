package cn.yardstick.publication;

import cn.yardstick.assessment.Assessments;
import cn.yardstick.assessment.Explanation;
import cn.yardstick.assessment.Explanations;
import cn.yardstick.assessment.Told;
import cn.yardstick.audit.AuditLog;
import cn.yardstick.audit.HistoryLine;
import cn.yardstick.audit.RecordRef;
import cn.yardstick.cycle.CycleView;
import cn.yardstick.cycle.GateKind;
import cn.yardstick.cycle.GateState;
import cn.yardstick.cycle.Stage;
import cn.yardstick.cycle.StageGate;
import cn.yardstick.cycle.WaitingFor;
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
import java.util.Map;

/** Publications (M14): nobody completes one alone; officers know their grades from the day it is published. */
@ApplicationScoped
public class Publications implements Told, StageGate {

    /** What the present person may do with a list now. */
    public record May(boolean approve, boolean withdraw) {
    }

    private final EntityManager em;
    private final PublicationLines lines;
    private final Assessments assessments;
    private final Explanations explanations;
    private final CurrentActor actor;
    private final AuditLog audit;
    private final BureauTime time;

    Publications(EntityManager em, PublicationLines lines, Assessments assessments, Explanations explanations, CurrentActor actor, AuditLog audit, BureauTime time) {
        this.em = em;
        this.lines = lines;
        this.assessments = assessments;
        this.explanations = explanations;
        this.actor = actor;
        this.audit = audit;
        this.time = time;
    }

    /** Published ones are for everybody; others for those who make or check them (404). */
    @Transactional
    public PublicationView visible(long id) {
        var publication = em.find(Publication.class, id);
        if (publication == null || !publication.state().isOpen() && !seesAll()) {
            throw ProblemType.NOT_FOUND.raise();
        }
        return publication.view();
    }

    @Transactional
    public Page<PublicationView> list(Long cycleId, PublicationState state, PageParams params) {
        var listing = Listing.of(em, Publication.class);
        if (!seesAll()) {
            listing.where("e.state in :open", "open", PublicationState.OPEN);
        }
        if (cycleId != null) {
            listing.where("e.cycleId = :cycle", "cycle", cycleId);
        }
        if (state != null) {
            listing.where("e.state = :state", "state", state);
        }
        return listing.page(params, "id", Order.DESC, Publication::id).map(Publication::view);
    }

    @Transactional
    public Page<HistoryLine> history(long id, PageParams params) {
        return audit.history(new RecordRef("publication", visible(id).id()), params);
    }

    /** Why the reader's own published grade is what it is; 404 for who is not in the list. */
    @Transactional
    public Explanation ownResult(long id) {
        var view = visible(id);
        var own = ownLine(id);
        if (own == null || !view.state().isOpen()) {
            throw ProblemType.NOT_FOUND.raise();
        }
        return explanations.of(new ToldGrade(view.runId(), own.grade(), view.revision()), own.officerId());
    }

    /** The reader's own line; null for who is not in the list. */
    @Transactional
    public PublicationLineView ownLine(long id) {
        return actor.get().officerId() == null ? null : lines.of(id, actor.get().officerId());
    }

    /** Lines of a revision that differ from the list before, as far as the reader may see them. */
    @Transactional
    public Page<PublicationLineView> changes(long id, PageParams params) {
        return lines.changes(visible(id).id(), seesAll(), params);
    }

    /** The run that a list is made of, for whoever grades it again; that its frozen input is taken is written down before the first byte. */
    @Transactional
    public long inputTaken(long id) {
        var view = visible(id);
        audit.record("publication.input-read", new RecordRef("publication", id), null, null, Map.of("run", view.runId()));
        return view.runId();
    }

    /** What the present person may do with it; a list of a cycle that stands beyond grading is changed by revisions alone. */
    public May may(PublicationView one, CycleView cycle) {
        var open = actor.get().may(Permission.PUBLICATIONS_WRITE);
        var proposed = open && one.state() == PublicationState.PROPOSED && (one.supersedesId() != null || cycle.stage() == Stage.GRADING);
        return new May(proposed && actor.get().officerId() != null && !actor.get().isSame(one.proposerId()), proposed || open && one.state() == PublicationState.PUBLISHED && cycle.stage() == Stage.GRADING);
    }

    /** Lists that wait for the present person's approval. */
    @Transactional
    public List<PublicationView> toApprove() {
        return em.createQuery("select p from Publication p where p.state = cn.yardstick.publication.PublicationState.PROPOSED and p.proposerId not in :accounts order by p.id", Publication.class)
                .setParameter("accounts", actor.get().accountIds()).getResultList().stream().map(Publication::view).toList();
    }

    @Override
    @Transactional
    public ToldGrade told(long cycleId, long officerId) {
        var published = published(of(cycleId));
        var line = published == null ? null : lines.of(published.id(), officerId);
        return line == null ? null : new ToldGrade(published.runId(), line.grade(), published.revision());
    }

    @Override
    public GateKind kind() {
        return GateKind.PUBLISHED;
    }

    @Override
    public GateState look(CycleView cycle) {
        var published = published(of(cycle.id()));
        if (published == null) {
            return GateState.shut("名单尚未公示（须由两人办理）。", "The list is not published yet; it takes two people.", List.of());
        }
        return published.runId() == assessments.latest(cycle.id()).id() ? GateState.opened("名单已公示。", "The list is published.")
                : GateState.shut("公示后又重新评定，须撤回名单后重新公示。", "It was graded again since: withdraw the list and publish anew.", List.of(new WaitingFor("publication", published.id().toString(), published.view().title())));
    }

    static Publication published(List<Publication> all) {
        return all.stream().filter(one -> one.state() == PublicationState.PUBLISHED).findFirst().orElse(null);
    }

    /** May somebody object in time? By the calendar: up to and including the last day of the term. */
    public boolean openForObjection(PublicationView one) {
        return one.state() == PublicationState.PUBLISHED && !time.today().isAfter(one.termEndsOn());
    }

    /** May the present person read lists before they are published, and what is behind them? */
    public boolean seesAll() {
        return actor.get().may(Permission.PUBLICATIONS_WRITE) || actor.get().may(Permission.PUBLICATIONS_HISTORY);
    }

    List<Publication> of(long cycleId) {
        return em.createQuery("select p from Publication p where p.cycleId = :cycle", Publication.class).setParameter("cycle", cycleId).getResultList();
    }
}
