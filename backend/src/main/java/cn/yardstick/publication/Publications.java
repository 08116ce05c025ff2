package cn.yardstick.publication;

import cn.yardstick.assessment.Assessments;
import cn.yardstick.assessment.Explanation;
import cn.yardstick.assessment.Explanations;
import cn.yardstick.assessment.Told;
import cn.yardstick.audit.AuditLog;
import cn.yardstick.audit.HistoryLine;
import cn.yardstick.audit.RecordRef;
import cn.yardstick.calendar.WorkingDays;
import cn.yardstick.cycle.CycleView;
import cn.yardstick.cycle.Cycles;
import cn.yardstick.cycle.GateKind;
import cn.yardstick.cycle.GateState;
import cn.yardstick.cycle.Stage;
import cn.yardstick.cycle.StageGate;
import cn.yardstick.cycle.WaitingFor;
import cn.yardstick.identity.CurrentActor;
import cn.yardstick.identity.Permission;
import cn.yardstick.identity.Persons;
import cn.yardstick.platform.concurrency.IfMatch;
import cn.yardstick.platform.paging.Listing;
import cn.yardstick.platform.paging.Order;
import cn.yardstick.platform.paging.Page;
import cn.yardstick.platform.paging.PageParams;
import cn.yardstick.platform.problem.ProblemType;
import cn.yardstick.platform.time.BureauTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
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
    private final Seals seals;
    private final Assessments assessments;
    private final Explanations explanations;
    private final Cycles cycles;
    private final WorkingDays calendar;
    private final Persons persons;
    private final CurrentActor actor;
    private final AuditLog audit;
    private final BureauTime time;

    Publications(EntityManager em, PublicationLines lines, Seals seals, Assessments assessments, Explanations explanations, Cycles cycles, WorkingDays calendar, Persons persons, CurrentActor actor, AuditLog audit, BureauTime time) {
        this.em = em;
        this.lines = lines;
        this.seals = seals;
        this.assessments = assessments;
        this.explanations = explanations;
        this.cycles = cycles;
        this.calendar = calendar;
        this.persons = persons;
        this.actor = actor;
        this.audit = audit;
        this.time = time;
    }

    /** Copies the grades of the newest run into a list that somebody else has to approve. */
    @Transactional
    public PublicationView propose(long cycleId, String title, String note) {
        if (actor.get().officerId() == null) {
            throw ProblemType.CONFLICT.raise("您的账号未关联民警：公示须由两名具名人员办理。", "Your account belongs to no officer: a list takes two people who are known by name.");
        }
        var cycle = cycles.inStage(cycleId, Stage.GRADING);
        var run = assessments.latestOrNull(cycleId);
        if (run == null || !assessments.fresh(cycle) || run.openTies() > 0) {
            throw ProblemType.CONFLICT.raise("尚未评定、评定后事实有变或仍有并列未决。", "Not graded, facts changed since, or a tie is open.");
        }
        var all = of(cycleId);
        if (all.stream().anyMatch(one -> one.state() != PublicationState.WITHDRAWN)) {
            throw ProblemType.CONFLICT.raise("本周期已有待批或已公示的名单。", "A list of this cycle is proposed or published already.");
        }
        var publication = new Publication(cycleId, run.id(), all.size() + 1, title, note, run.officers(), seals.hash(), actor.accountId(), actor.name(), time.now());
        em.persist(publication);
        em.flush();
        seals.plant(publication, lines.copy(publication.id(), assessments.all(run.id())));
        record("publication.proposed", publication, note, Map.of("run", run.id(), "officers", run.officers()));
        return publication.view();
    }

    /** A second person publishes; the term of working days begins. */
    @Transactional
    public PublicationView approve(long id, long version) {
        var publication = locked(id, version);
        var cycle = cycles.inStage(publication.cycleId(), Stage.GRADING);
        if (publication.state() != PublicationState.PROPOSED) {
            throw ProblemType.CONFLICT.raise("名单不在待批状态。", "The list does not wait for approval.");
        }
        if (!persons.surelyTwo(publication.proposerId(), actor.accountId())) {
            throw ProblemType.NOT_SAME_PERSON.raise("公示须由两人办理：提出人与批准人须为账号各自关联了民警的两个人。", "It takes two people: proposer and approver, each with an account that belongs to an officer of their own.");
        }
        if (!assessments.fresh(cycle) || assessments.latest(cycle.id()).id() != publication.runId()) {
            throw ProblemType.CONFLICT.raise("名单提出后事实有变，请撤回并重新评定。", "Facts changed since it was proposed: withdraw it and grade again.");
        }
        if (publication.treeHash() == null) {
            throw ProblemType.CONFLICT.raise("名单提出于启用封存之前，请撤回后重新提出。", "It was proposed before lists were sealed: withdraw it and propose anew.");
        }
        var lastDay = calendar.term(time.today(), cycle.publicityDays()).lastDay();
        publication.publish(actor.accountId(), actor.name(), time.now(), lastDay);
        cycles.termEnds(cycle.id(), lastDay);
        em.flush();
        var seal = seals.seal(publication, cycle, assessments.latest(cycle.id()));
        record("publication.published", publication, null, Map.of("termEndsOn", lastDay, "sealed", seal.digest()));
        return publication.view();
    }

    /** Takes a list back before the publicity stage, with the reason on record. */
    @Transactional
    public PublicationView withdraw(long id, long version, String reason) {
        var publication = locked(id, version);
        cycles.inStage(publication.cycleId(), Stage.GRADING);
        if (publication.state() == PublicationState.WITHDRAWN) {
            throw ProblemType.CONFLICT.raise("名单已撤回。", "The list was withdrawn already.");
        }
        publication.withdraw();
        em.flush();
        record("publication.withdrawn", publication, reason, null);
        return publication.view();
    }

    /** Published ones are for everybody; others for those who make or check them (404). */
    @Transactional
    public PublicationView visible(long id) {
        var publication = em.find(Publication.class, id);
        if (publication == null || publication.state() != PublicationState.PUBLISHED && !seesAll()) {
            throw ProblemType.NOT_FOUND.raise();
        }
        return publication.view();
    }

    @Transactional
    public Page<PublicationView> list(Long cycleId, PublicationState state, PageParams params) {
        var listing = Listing.of(em, Publication.class);
        if (!seesAll()) {
            listing.where("e.state = :published", "published", PublicationState.PUBLISHED);
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
        if (actor.get().officerId() == null || view.state() != PublicationState.PUBLISHED) {
            throw ProblemType.NOT_FOUND.raise();
        }
        return explanations.of(view.runId(), actor.get().officerId());
    }

    public May may(PublicationView one, CycleView cycle) {
        var open = actor.get().may(Permission.PUBLICATIONS_WRITE) && cycle.stage() == Stage.GRADING;
        return new May(open && one.state() == PublicationState.PROPOSED && actor.get().officerId() != null && !actor.get().isSame(one.proposerId()), open && one.state() != PublicationState.WITHDRAWN);
    }

    /** Lists that wait for the present person's approval. */
    @Transactional
    public List<PublicationView> toApprove() {
        return em.createQuery("select p from Publication p where p.state = cn.yardstick.publication.PublicationState.PROPOSED and p.proposerId not in :accounts order by p.id", Publication.class)
                .setParameter("accounts", actor.get().accountIds()).getResultStream().map(Publication::view).toList();
    }

    @Override
    @Transactional
    public boolean told(long cycleId) {
        return of(cycleId).stream().anyMatch(one -> one.state() == PublicationState.PUBLISHED);
    }

    @Override
    public GateKind kind() {
        return GateKind.PUBLISHED;
    }

    @Override
    public GateState look(CycleView cycle) {
        var published = of(cycle.id()).stream().filter(one -> one.state() == PublicationState.PUBLISHED).findFirst().orElse(null);
        if (published == null) {
            return GateState.shut("名单尚未公示（须由两人办理）。", "The list is not published yet; it takes two people.", List.of());
        }
        return published.runId() == assessments.latest(cycle.id()).id() ? GateState.opened("名单已公示。", "The list is published.")
                : GateState.shut("公示后又重新评定，须撤回名单后重新公示。", "It was graded again since: withdraw the list and publish anew.", List.of(new WaitingFor("publication", published.id().toString(), published.view().title())));
    }

    private boolean seesAll() {
        return actor.get().may(Permission.PUBLICATIONS_WRITE) || actor.get().may(Permission.PUBLICATIONS_HISTORY);
    }

    private List<Publication> of(long cycleId) {
        return em.createQuery("select p from Publication p where p.cycleId = :cycle", Publication.class).setParameter("cycle", cycleId).getResultList();
    }

    private Publication locked(long id, long version) {
        var publication = em.find(Publication.class, id, LockModeType.PESSIMISTIC_WRITE);
        IfMatch.check(version, publication.version());
        return publication;
    }

    private void record(String action, Publication publication, String reason, Object after) {
        audit.record(action, new RecordRef("publication", publication.id()), reason, null, after);
    }
}
