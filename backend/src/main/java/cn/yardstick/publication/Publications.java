package cn.yardstick.publication;

import cn.yardstick.assessment.Assessments;
import cn.yardstick.assessment.Explanation;
import cn.yardstick.assessment.Explanations;
import cn.yardstick.assessment.FrozenInputs;
import cn.yardstick.assessment.RunDifferences;
import cn.yardstick.assessment.RunView;
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
import java.util.Objects;

/** Publications (M14): nobody completes one alone; officers know their grades from the day it is published. */
@ApplicationScoped
public class Publications implements Told, StageGate {

    /** What the present person may do with a list now. */
    public record May(boolean approve, boolean withdraw) {
    }

    private static final Stage[] PROPOSING = {Stage.GRADING, Stage.PUBLICITY, Stage.FINAL};

    private final EntityManager em;
    private final PublicationLines lines;
    private final Seals seals;
    private final Assessments assessments;
    private final RunDifferences differences;
    private final FrozenInputs inputs;
    private final Explanations explanations;
    private final Cycles cycles;
    private final WorkingDays calendar;
    private final Persons persons;
    private final CurrentActor actor;
    private final AuditLog audit;
    private final BureauTime time;

    Publications(EntityManager em, PublicationLines lines, Seals seals, Assessments assessments, RunDifferences differences, FrozenInputs inputs, Explanations explanations, Cycles cycles, WorkingDays calendar, Persons persons, CurrentActor actor, AuditLog audit, BureauTime time) {
        this.em = em;
        this.lines = lines;
        this.seals = seals;
        this.assessments = assessments;
        this.differences = differences;
        this.inputs = inputs;
        this.explanations = explanations;
        this.cycles = cycles;
        this.calendar = calendar;
        this.persons = persons;
        this.actor = actor;
        this.audit = audit;
        this.time = time;
    }

    /** What is asked for; {@code places} matters to a revision alone, which shows what the list before shows. */
    public record NewList(String title, String note, Places places, Shown shown) {
    }

    /** Copies the grades of the newest run into a list that somebody else has to approve; once a list is out, into a revision of it. */
    @Transactional
    public PublicationView propose(long cycleId, NewList plan) {
        if (actor.get().officerId() == null) {
            throw ProblemType.CONFLICT.raise("您的账号未关联民警：公示须由两名具名人员办理。", "Your account belongs to no officer: a list takes two people who are known by name.");
        }
        var cycle = cycles.inStage(cycleId, PROPOSING);
        var run = assessments.latestOrNull(cycleId);
        if (run == null || !assessments.fresh(cycle) || run.openTies() > 0) {
            throw ProblemType.CONFLICT.raise("尚未评定、评定后事实有变或仍有并列未决。", "Not graded, facts changed since, or a tie is open.");
        }
        var all = of(cycleId);
        var earlier = superseded(cycle, all, run);
        var publication = new Publication(cycleId, run.id(), all.size() + 1, plan.title(), plan.note(), run.officers(), seals.hash(), actor.accountId(), actor.name(), time.now());
        var revision = earlier == null ? null : new PublicationLines.Revision(earlier.id(), plan.places() == null ? Places.VACANT : plan.places(), differences.ownFacts(earlier.runId(), run.id()));
        if (revision != null) {
            checkPlaces(revision.places(), earlier);
            publication.revise(earlier.id(), revision.places());
        }
        var evidence = inputs.evidence(run.id(), run.officers(), publication.treeHash());
        publication.frozen(earlier != null ? earlier.view().shown() : plan.shown() == null ? Shown.ALL_GRADES : plan.shown(), evidence);
        em.persist(publication);
        em.flush();
        var copied = lines.copy(publication.id(), assessments.all(run.id()), evidence.reasons(), revision);
        publication.counted(counts(copied));
        em.flush();
        seals.plant(publication, copied);
        record("publication.proposed", publication, plan.note(), Map.of("run", run.id(), "officers", run.officers(), "revision", publication.revision()));
        return publication.view();
    }

    /** The published list that a new one would take the place of; null in grading, where there is none. 409 where nothing may be proposed. */
    private static Publication superseded(CycleView cycle, List<Publication> all, RunView run) {
        if (all.stream().anyMatch(one -> one.state() == PublicationState.PROPOSED)) {
            throw ProblemType.CONFLICT.raise("本周期已有待批的名单。", "A list of this cycle waits for approval already.");
        }
        var published = published(all);
        if (cycle.stage() == Stage.GRADING) {
            if (published != null) {
                throw ProblemType.CONFLICT.raise("本周期已有公示的名单。", "A list of this cycle is published already.");
            }
            return null;
        }
        if (published == null || published.runId() >= run.id()) {
            throw ProblemType.CONFLICT.raise("公示后没有新的评定，无可修订。", "There is no newer run than the published list's: nothing to revise.");
        }
        return published;
    }

    /** Free places may be filled only while the term of the list before runs. Source: {@code spec/real-rules.md}. */
    private void checkPlaces(Places places, Publication earlier) {
        if (places == Places.FILLED && time.today().isAfter(earlier.view().termEndsOn())) {
            throw ProblemType.CONFLICT.raise("原名单公示期已满，空出的名额不得递补。", "The term of the list before is over: places that got free stay vacant.").at("/places");
        }
    }

    private static PublicationView.Counts counts(List<PublicationLineView> lines) {
        var differing = lines.stream().map(PublicationLineView::difference).filter(Objects::nonNull).toList();
        var changed = differing.stream().filter(one -> one.kind() == Difference.Kind.CHANGED).toList();
        return new PublicationView.Counts(changed.size(), (int) changed.stream().filter(one -> !one.ownFacts()).count(), differing.size() - changed.size());
    }

    /** A second person publishes; the term of working days begins, and a list before is superseded. */
    @Transactional
    public PublicationView approve(long id, long version) {
        var publication = locked(id, version);
        var cycle = cycles.inStage(publication.cycleId(), publication.supersedesId() == null ? new Stage[] {Stage.GRADING} : PROPOSING);
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
        supersede(publication);
        publication.publish(actor.accountId(), actor.name(), time.now(), lastDay);
        cycles.termEnds(cycle.id(), lastDay);
        em.flush();
        var seal = seals.seal(publication, cycle, assessments.latest(cycle.id()));
        record("publication.published", publication, null, Map.of("termEndsOn", lastDay, "sealed", seal.digest()));
        return publication.view();
    }

    private void supersede(Publication revision) {
        if (revision.supersedesId() == null) {
            return;
        }
        var earlier = em.find(Publication.class, revision.supersedesId(), LockModeType.PESSIMISTIC_WRITE);
        checkPlaces(revision.places(), earlier);
        earlier.supersede();
        record("publication.superseded", earlier, null, Map.of("by", revision.id(), "revision", revision.revision()));
    }

    /** Takes a list back before the publicity stage, or a revision before it is approved, with the reason on record. */
    @Transactional
    public PublicationView withdraw(long id, long version, String reason) {
        var publication = locked(id, version);
        cycles.inStage(publication.cycleId(), publication.state() == PublicationState.PROPOSED ? PROPOSING : new Stage[] {Stage.GRADING});
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
        if (publication == null || !publication.state().isOpen() && !seesAll()) {
            throw ProblemType.NOT_FOUND.raise();
        }
        return publication.view();
    }

    @Transactional
    public Page<PublicationView> list(Long cycleId, PublicationState state, PageParams params) {
        var listing = Listing.of(em, Publication.class);
        if (!seesAll()) {
            listing.where("e.state in :open", "open", List.of(PublicationState.PUBLISHED, PublicationState.SUPERSEDED));
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
                .setParameter("accounts", actor.get().accountIds()).getResultStream().map(Publication::view).toList();
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

    private static Publication published(List<Publication> all) {
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
