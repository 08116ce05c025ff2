package cn.yardstick.appeal;

import cn.yardstick.audit.AuditLog;
import cn.yardstick.audit.RecordRef;
import cn.yardstick.identity.Holders;
import cn.yardstick.identity.Permission;
import cn.yardstick.notice.NoticeKind;
import cn.yardstick.notice.Notices;
import cn.yardstick.platform.time.BureauTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** Whoever may answer is told before a term ends; when it is over, the officer is told as well. Each once. */
@ApplicationScoped
public class Reminders {

    private final EntityManager em;
    private final Terms terms;
    private final Holders holders;
    private final Notices notices;
    private final AuditLog audit;
    private final BureauTime time;

    Reminders(EntityManager em, Terms terms, Holders holders, Notices notices, AuditLog audit, BureauTime time) {
        this.em = em;
        this.terms = terms;
        this.holders = holders;
        this.notices = notices;
        this.audit = audit;
        this.time = time;
    }

    /** Tells what is due as of today. */
    @Transactional
    public void tell() {
        var soon = time.today().plusDays(terms.current().remindDays());
        em.createQuery("select o from Objection o where o.state = cn.yardstick.appeal.ObjectionState.OPEN and o.answerUntil <= :soon and (o.dueTold = false or o.answerUntil < :today and o.overdueTold = false)",
                Objection.class).setParameter("soon", soon).setParameter("today", time.today()).getResultList().forEach(this::tell);
    }

    private void tell(Objection objection) {
        var view = objection.view(List.of(), List.of(), null);
        var overdue = view.overdue(time.today());
        // By a statement of its own: of several instances one tells, and a page that is open still decides on the version that it knows.
        var told = em.createQuery("update Objection o set o.dueTold = true, o.overdueTold = :overdue where o.id = :id and (o.dueTold = false or o.overdueTold <> :overdue)")
                .setParameter("overdue", overdue).setParameter("id", view.id()).executeUpdate();
        if (told == 0) {
            return;
        }
        var kind = overdue ? NoticeKind.OBJECTION_OVERDUE : NoticeKind.OBJECTION_DUE;
        var parties = em.createQuery("select p.accountId from ObjectionParty p where p.objectionId = :id", Long.class).setParameter("id", view.id()).getResultList();
        var officers = new HashSet<Long>();
        for (ReviewBody body : view.body() == null ? List.of(ReviewBody.values()) : List.of(view.body())) {
            officers.addAll(holders.officersWith(body == ReviewBody.OFFICE ? Permission.OBJECTIONS_AS_OFFICE : Permission.OBJECTIONS_AS_DISCIPLINE, parties));
        }
        officers.remove(view.officerId());
        if (overdue) {
            officers.add(view.officerId());
        }
        officers.forEach(officer -> notices.tell(kind, officer, view.id(), view.answerUntil().toString()));
        audit.recordAbout(List.of(view.officerId()), "objection.reminded", new RecordRef(ObjectionAttachments.TYPE, view.id()), null, null, Map.of("overdue", overdue));
    }
}
