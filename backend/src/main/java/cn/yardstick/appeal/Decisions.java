package cn.yardstick.appeal;

import cn.yardstick.audit.AuditLog;
import cn.yardstick.audit.RecordRef;
import cn.yardstick.cycle.Cycles;
import cn.yardstick.cycle.Stage;
import cn.yardstick.identity.CurrentActor;
import cn.yardstick.identity.Persons;
import cn.yardstick.notice.NoticeKind;
import cn.yardstick.notice.Notices;
import cn.yardstick.platform.concurrency.IfMatch;
import cn.yardstick.platform.problem.ProblemType;
import cn.yardstick.platform.time.BureauTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;

/** Objections are answered (复核) by others than those who made what is contested, with a reason; what is upheld is put right at once. */
@ApplicationScoped
public class Decisions {

    private final EntityManager em;
    private final ObjectionRows rows;
    private final ObjectionSteps steps;
    private final Remedies remedies;
    private final Cycles cycles;
    private final Terms terms;
    private final Persons persons;
    private final Notices notices;
    private final CurrentActor actor;
    private final AuditLog audit;
    private final BureauTime time;

    Decisions(EntityManager em, ObjectionRows rows, ObjectionSteps steps, Remedies remedies, Cycles cycles, Terms terms, Persons persons, Notices notices, CurrentActor actor, AuditLog audit, BureauTime time) {
        this.em = em;
        this.rows = rows;
        this.steps = steps;
        this.remedies = remedies;
        this.cycles = cycles;
        this.terms = terms;
        this.persons = persons;
        this.notices = notices;
        this.actor = actor;
        this.audit = audit;
        this.time = time;
    }

    /** Answers it for good; 409 for an account of nobody known by name, 404 for who had a part in what is contested. */
    @Transactional
    public ObjectionView decide(long id, long version, Decision decision) {
        var objection = open(id, version);
        var view = rows.view(objection);
        var body = body(view);
        if (decision.outcome() == ObjectionState.REFUSED_LATE && !view.refusable()) {
            throw ProblemType.NOT_ACCEPTED.raise("未逾期，或法定的复核期限仍在计算，不得以逾期为由不予受理。", "It is not late, or a term of the law still runs: it cannot be refused for being late.").at("/outcome");
        }
        var done = remedies.apply(view, decision);
        var appealable = view.step() == ObjectionStep.REVIEW && decision.outcome() != ObjectionState.UPHELD;
        objection.decide(decision.outcome(), body, actor.accountId(), actor.name(), time.now(), decision.answer(), done.changed(), appealable ? time.today().plusDays(terms.current().appealWithinDays()) : null);
        em.flush();
        audit.recordAbout(List.of(view.officerId()), "objection.decided", new RecordRef("objection", id), decision.answer(), null,
                Map.of("outcome", decision.outcome(), "body", body, "remedies", done.remedies().stream().map(one -> one.kind() + " " + one.targetId()).toList()));
        notices.tell(NoticeKind.OBJECTION_DECIDED, view.officerId(), id, time.today().toString());
        return rows.view(objection);
    }

    /** Whoever has to answer an appeal takes thirty days more, once, with a reason that the officer is told; 409 for a review, a second time, and when the term is over. */
    @Transactional
    public ObjectionView extend(long id, long version, String reason) {
        var objection = open(id, version);
        var view = rows.view(objection);
        body(view);
        if (!view.extendable(time.today())) {
            throw ProblemType.CONFLICT.raise("只有申诉的答复期限可以延长，以一次为限，且须在期满之前。", "Only the term to answer an appeal is extended, once, before it is over.");
        }
        objection.extend(view.answerUntil().plusDays(ReviewTerms.EXTENSION_DAYS), actor.accountId(), actor.name(), time.now(), reason);
        em.flush();
        var extended = rows.view(objection);
        audit.recordAbout(List.of(view.officerId()), "objection.extended", new RecordRef("objection", id), reason, Map.of("answerUntil", view.answerUntil()), Map.of("answerUntil", extended.answerUntil()));
        notices.tell(NoticeKind.OBJECTION_EXTENDED, view.officerId(), id, extended.answerUntil().toString());
        return extended;
    }

    /** Held until the transaction ends, its cycle first; 403 on one's own, 409 where it was answered or taken back. */
    private Objection open(long id, long version) {
        cycles.inStage(rows.visible(id).cycleId(), Stage.SCORING, Stage.GRADING, Stage.PUBLICITY, Stage.FINAL);
        var objection = em.find(Objection.class, id, LockModeType.PESSIMISTIC_WRITE);
        em.refresh(objection);
        if (actor.get().isSelf(objection.officerId())) {
            throw ProblemType.NOT_ON_OWN.raise();
        }
        IfMatch.check(version, objection.version());
        if (objection.state() != ObjectionState.OPEN) {
            throw ProblemType.CONFLICT.raise("已答复或已撤回。", "It was answered or taken back already.");
        }
        return objection;
    }

    private ReviewBody body(ObjectionView view) {
        if (actor.get().officerId() == null) {
            throw ProblemType.CONFLICT.raise("您的账号未关联民警：答复须由具名人员作出。", "Your account belongs to no officer: an answer is given by somebody known by name.");
        }
        var body = steps.body(view);
        if (body == null) {
            throw ProblemType.NOT_ALLOWED.raise("申诉须由复核以外的机构答复。", "An appeal is answered by the other body than the review was.");
        }
        if (view.reviewId() != null && !persons.surelyTwo(em.find(Objection.class, view.reviewId()).deciderId(), actor.accountId())) {
            throw ProblemType.NOT_SAME_PERSON.raise("申诉须由复核以外的人员答复。", "An appeal is answered by somebody else than the review was.");
        }
        return body;
    }
}
