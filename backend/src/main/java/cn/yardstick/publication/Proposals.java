package cn.yardstick.publication;

import cn.yardstick.assessment.Assessments;
import cn.yardstick.assessment.FrozenInputs;
import cn.yardstick.assessment.RunDifferences;
import cn.yardstick.assessment.RunView;
import cn.yardstick.audit.AuditLog;
import cn.yardstick.audit.RecordRef;
import cn.yardstick.calendar.WorkingDays;
import cn.yardstick.cycle.CycleView;
import cn.yardstick.cycle.Cycles;
import cn.yardstick.cycle.Stage;
import cn.yardstick.identity.CurrentActor;
import cn.yardstick.identity.Persons;
import cn.yardstick.platform.concurrency.IfMatch;
import cn.yardstick.platform.problem.ProblemType;
import cn.yardstick.platform.time.BureauTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;

/** How a list comes to be published, or is taken back before (M14): one proposes, another approves; a list that is out is only ever revised. */
@ApplicationScoped
public class Proposals {

    private static final Stage[] PROPOSING = {Stage.GRADING, Stage.PUBLICITY, Stage.FINAL};

    private final EntityManager em;
    private final Publications publications;
    private final NewLines lines;
    private final Seals seals;
    private final Assessments assessments;
    private final RunDifferences differences;
    private final FrozenInputs inputs;
    private final Cycles cycles;
    private final WorkingDays calendar;
    private final Persons persons;
    private final CurrentActor actor;
    private final AuditLog audit;
    private final BureauTime time;

    Proposals(EntityManager em, Publications publications, NewLines lines, Seals seals, Assessments assessments, RunDifferences differences, FrozenInputs inputs, Cycles cycles,
            WorkingDays calendar, Persons persons, CurrentActor actor, AuditLog audit, BureauTime time) {
        this.em = em;
        this.publications = publications;
        this.lines = lines;
        this.seals = seals;
        this.assessments = assessments;
        this.differences = differences;
        this.inputs = inputs;
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
        var all = publications.of(cycleId);
        var earlier = superseded(cycle, all, run);
        var publication = new Publication(cycleId, run.id(), all.size() + 1, plan.title(), plan.note(), run.officers(), seals.hash(), actor.accountId(), actor.name(), time.now());
        var revision = earlier == null ? null : new NewLines.Revision(earlier.id(), plan.places() == null ? Places.VACANT : plan.places(), differences.ownFacts(earlier.runId(), run.id()));
        if (revision != null) {
            checkPlaces(revision.places(), earlier);
            publication.revise(earlier.id(), revision.places());
        }
        var evidence = inputs.evidence(run.id(), run.officers(), publication.treeHash());
        publication.frozen(earlier != null ? earlier.view().shown() : plan.shown() == null ? Shown.ALL_GRADES : plan.shown(), evidence);
        em.persist(publication);
        em.flush();
        publication.counted(lines.write(publication, evidence.reasons(), revision));
        em.flush();
        record("publication.proposed", publication, plan.note(), Map.of("run", run.id(), "officers", run.officers(), "revision", publication.revision()));
        return publication.view();
    }

    /** The published list that a new one would take the place of; null in grading, where there is none. 409 where nothing may be proposed. */
    private static Publication superseded(CycleView cycle, List<Publication> all, RunView run) {
        if (all.stream().anyMatch(one -> one.state() == PublicationState.PROPOSED)) {
            throw ProblemType.CONFLICT.raise("本周期已有待批的名单。", "A list of this cycle waits for approval already.");
        }
        var published = Publications.published(all);
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
        if (!seals.signs(publication.treeHash())) {
            throw ProblemType.CONFLICT.raise("名单提出后签名算法已改为国密：请撤回后重新提出，以便用 SM3 封存。", "The signature became SM2 since it was proposed: withdraw it and propose anew, so that it is hashed by SM3.");
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

    private Publication locked(long id, long version) {
        var publication = em.find(Publication.class, id, LockModeType.PESSIMISTIC_WRITE);
        IfMatch.check(version, publication.version());
        return publication;
    }

    private void record(String action, Publication publication, String reason, Object after) {
        audit.record(action, new RecordRef("publication", publication.id()), reason, null, after);
    }
}
