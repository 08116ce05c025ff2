package cn.yardstick.appeal;

import cn.yardstick.attachment.Attachments;
import cn.yardstick.attachment.Enclosed;
import cn.yardstick.audit.AuditLog;
import cn.yardstick.audit.RecordRef;
import cn.yardstick.identity.CurrentActor;
import cn.yardstick.platform.concurrency.IfMatch;
import cn.yardstick.platform.problem.ProblemType;
import cn.yardstick.platform.time.BureauTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** What officers contest (M15): one open objection for a matter; late ones are kept and say so; what was taken back stays on record. */
@ApplicationScoped
public class Objections {

    private final EntityManager em;
    private final ObjectionRows rows;
    private final Contests contests;
    private final Terms terms;
    private final Attachments attachments;
    private final CurrentActor actor;
    private final AuditLog audit;
    private final BureauTime time;

    Objections(EntityManager em, ObjectionRows rows, Contests contests, Terms terms, Attachments attachments, CurrentActor actor, AuditLog audit, BureauTime time) {
        this.em = em;
        this.rows = rows;
        this.contests = contests;
        this.terms = terms;
        this.attachments = attachments;
        this.actor = actor;
        this.audit = audit;
        this.time = time;
    }

    /** The officer contests what is about oneself; 409 where the same is contested or was answered. */
    @Transactional
    public ObjectionView file(NewObjection wish, Enclosed enclosed) {
        var self = actor.get().officerId();
        if (self == null) {
            throw ProblemType.CONFLICT.raise("您的账号未关联民警。", "Your account belongs to no officer.");
        }
        // One reading of the clock: in time or late is what the moment on record says.
        var now = time.now();
        var today = BureauTime.day(now);
        var contest = contests.of(wish, self, terms.current(), today);
        if (!free(wish, self)) {
            throw ProblemType.CONFLICT.raise("此项已有待答复的异议，或已经答复；对答复不服的，请提出申诉。", "The same is contested already, or was answered: against an answer one appeals.");
        }
        var objection = Objection.review(wish, contest, enclosed.statedAt(now), now, contest.term(today, today.plusDays(terms.current().reviewDays())));
        em.persist(objection);
        em.flush();
        contest.makers().forEach(account -> em.persist(new ObjectionParty(objection.id(), account)));
        var contested = new HashSet<>(wish.contestedEntryIds());
        if (wish.entryId() != null) {
            contested.add(wish.entryId());
        }
        contested.forEach(entry -> em.persist(new ObjectionEntry(objection.id(), entry)));
        em.flush();
        var view = rows.view(objection);
        record("objection.filed", view, null, Map.of("matter", view.matter(), "late", view.late()));
        var ref = ref(view.id());
        attachments.attach(ref, ref, List.of(self), enclosed.attachmentIds());
        return view;
    }

    /** The officer takes it back; what was said stays. */
    @Transactional
    public ObjectionView withdraw(long id, long version) {
        var objection = own(id);
        IfMatch.check(version, objection.version());
        if (objection.state() != ObjectionState.OPEN) {
            throw ProblemType.CONFLICT.raise("已答复或已撤回。", "It was answered or taken back already.");
        }
        objection.withdraw();
        em.flush();
        var view = rows.view(objection);
        record("objection.withdrawn", view, null, null);
        return view;
    }

    /** The officer turns to the other body; 409 where the answer was no refusal, or was appealed before. */
    @Transactional
    public ObjectionView appeal(long reviewId, String reason, Enclosed enclosed) {
        var review = own(reviewId);
        var answered = rows.view(review);
        if (answered.appealUntil() == null || answered.appealId() != null) {
            throw ProblemType.CONFLICT.raise("没有可申诉的答复，或已提出申诉。", "There is no answer to appeal against, or it was appealed already.");
        }
        var now = time.now();
        var today = BureauTime.day(now);
        var late = today.isAfter(answered.appealUntil());
        var appeal = review.appeal(reason, enclosed.statedAt(now), now, new Objection.Term(answered.appealUntil(), late, late, today.plusDays(terms.current().appealDays())));
        em.persist(appeal);
        em.flush();
        em.createQuery("select p from ObjectionParty p where p.objectionId = :id", ObjectionParty.class).setParameter("id", reviewId).getResultList().stream().map(ObjectionParty::accountId)
                .filter(account -> !account.equals(answered.deciderId())).toList().forEach(account -> em.persist(new ObjectionParty(appeal.id(), account)));
        em.persist(new ObjectionParty(appeal.id(), answered.deciderId()));
        answered.entryIds().forEach(entry -> em.persist(new ObjectionEntry(appeal.id(), entry)));
        em.flush();
        var view = rows.view(appeal);
        record("objection.appealed", view, null, Map.of("review", Long.toString(reviewId), "late", late));
        attachments.attach(ref(view.id()), ref(view.id()), List.of(view.officerId()), enclosed.attachmentIds());
        return view;
    }

    /** Held until the transaction ends; 404 for anybody else's, whether one may see it or not. */
    private Objection own(long id) {
        if (!actor.get().isSelf(rows.visible(id).officerId())) {
            throw ProblemType.NOT_FOUND.raise();
        }
        var objection = em.find(Objection.class, id, LockModeType.PESSIMISTIC_WRITE);
        em.refresh(objection);
        return objection;
    }

    private boolean free(NewObjection wish, long officer) {
        return em.createQuery("select count(o) from Objection o where o.officerId = :officer and o.step = cn.yardstick.appeal.ObjectionStep.REVIEW and o.state <> cn.yardstick.appeal.ObjectionState.WITHDRAWN"
                        + " and (o.entryId = :entry or o.publicationId = :publication)", Long.class).setParameter("officer", officer).setParameter("entry", wish.entryId())
                .setParameter("publication", wish.publicationId()).getSingleResult() == 0;
    }

    private void record(String action, ObjectionView view, String reason, Object after) {
        audit.recordAbout(List.of(view.officerId()), action, ref(view.id()), reason, null, after);
    }

    private static RecordRef ref(long id) {
        return new RecordRef(ObjectionAttachments.TYPE, id);
    }
}
