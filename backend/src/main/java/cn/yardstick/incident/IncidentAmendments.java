package cn.yardstick.incident;

import cn.yardstick.attachment.Attachments;
import cn.yardstick.audit.AuditLog;
import cn.yardstick.audit.RecordRef;
import cn.yardstick.diary.Diary;
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

/**
 * What becomes known later (M6) is added beside the report, with who, when and why. The incident shows the present picture, and
 * each amendment what was there until then.
 */
@ApplicationScoped
public class IncidentAmendments {

    /** Of one incident: what needs more of them is another event. */
    private static final int MOST = 50;

    private final EntityManager em;
    private final IncidentRows rows;
    private final PresentPicture picture;
    private final IncidentSteps steps;
    private final Diary diary;
    private final Attachments attachments;
    private final CurrentActor actor;
    private final AuditLog audit;
    private final BureauTime time;

    IncidentAmendments(EntityManager em, IncidentRows rows, PresentPicture picture, IncidentSteps steps, Diary diary, Attachments attachments, CurrentActor actor, AuditLog audit, BureauTime time) {
        this.em = em;
        this.rows = rows;
        this.picture = picture;
        this.steps = steps;
        this.diary = diary;
        this.attachments = attachments;
        this.actor = actor;
        this.audit = audit;
        this.time = time;
    }

    /** By whoever may verify it and is not in it, or by its reporter as long as nobody decided; nobody says anything of oneself. */
    @Transactional
    public IncidentView amend(long id, long version, Amendment amendment, List<Long> attachmentIds) {
        var incident = em.find(Incident.class, id, LockModeType.PESSIMISTIC_WRITE);
        var permission = steps.amend(view(incident));
        IfMatch.check(version, incident.version());
        if (!incident.mergeable()) {
            throw ProblemType.CONFLICT.raise("事件已并入其他事件或已认定不成立，不能补充。", "It was merged or dismissed: nothing is added to it.");
        }
        check(id, amendment);
        var row = new IncidentAmendment(id, amendment.reason(), actor.name(), time.now());
        picture.correct(incident, row, amendment);
        em.persist(row);
        var added = picture.add(incident, row.id(), amendment, permission);
        if (added == 0 && !row.corrects() && attachmentIds.isEmpty()) {
            throw ProblemType.CONFLICT.raise("这些内容已在事件中，没有新的补充。", "The incident says all of this already.");
        }
        em.lock(incident, LockModeType.PESSIMISTIC_FORCE_INCREMENT);
        em.flush();
        var view = view(incident);
        var ref = new RecordRef("incident", id);
        audit.recordAbout(view.officerIds(), "incident.amended", ref, amendment.reason(), null, actor.said(Map.of("amendment", row.id())));
        attachments.attach(ref, ref, view.officerIds(), attachmentIds);
        return view;
    }

    private void check(long id, Amendment amendment) {
        if (amendment.occurredOn() != null && amendment.occurredOn().isAfter(time.today())) {
            throw ProblemType.NOT_ACCEPTED.raise("发生日期不得晚于今天。", "It cannot have happened in the future.").at("/occurredOn");
        }
        var seen = new HashSet<Long>();
        for (Involved involved : amendment.officers()) {
            if (actor.get().isSelf(involved.officerId())) {
                throw ProblemType.NOT_ON_OWN.raise().at("/officers");
            }
            if (!seen.add(involved.officerId())) {
                throw ProblemType.NOT_ACCEPTED.raise("同一民警出现两次。", "An officer is named twice.").at("/officers");
            }
        }
        diary.requireVisible(amendment.diaryEntryIds(), "/diaryEntryIds");
        if (em.createQuery("select count(a) from IncidentAmendment a where a.incidentId = :id", Long.class).setParameter("id", id).getSingleResult() >= MOST) {
            throw ProblemType.CONFLICT.raise("一个事件至多补充 " + MOST + " 次。", "An incident is amended " + MOST + " times at most.");
        }
    }

    private IncidentView view(Incident incident) {
        return rows.views(List.of(incident)).getFirst();
    }
}
