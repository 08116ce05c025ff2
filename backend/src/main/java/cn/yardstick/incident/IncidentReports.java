package cn.yardstick.incident;

import cn.yardstick.attachment.Attachments;
import cn.yardstick.attachment.Enclosed;
import cn.yardstick.audit.AuditLog;
import cn.yardstick.audit.RecordRef;
import cn.yardstick.diary.Diary;
import cn.yardstick.identity.CurrentActor;
import cn.yardstick.identity.Permission;
import cn.yardstick.platform.problem.ProblemType;
import cn.yardstick.platform.time.BureauTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reports of what happened (M6): from people, and from other systems under their own references. */
@ApplicationScoped
public class IncidentReports {

    private final EntityManager em;
    private final IncidentRows rows;
    private final IncidentScope scope;
    private final Diary diary;
    private final CurrentActor actor;
    private final AuditLog audit;
    private final BureauTime time;
    private final Attachments attachments;

    IncidentReports(EntityManager em, IncidentRows rows, IncidentScope scope, Diary diary, CurrentActor actor, AuditLog audit, BureauTime time, Attachments attachments) {
        this.em = em;
        this.rows = rows;
        this.scope = scope;
        this.diary = diary;
        this.actor = actor;
        this.audit = audit;
        this.time = time;
        this.attachments = attachments;
    }

    /**
     * A new incident; or the one that this system reported under this reference already, as it said it then. Two at once: the
     * unique key refuses the second, whose transaction is run again and finds the first.
     */
    @Transactional
    public IncidentView report(IncidentReport report, Enclosed enclosed) {
        var clientId = actor.get().clientId();
        var known = clientId == null ? null : known(clientId, report);
        if (known != null) {
            return known;
        }
        check(report);
        var incident = new Incident(report, actor.accountId(), actor.name(), clientId, enclosed.statedAt(time.now()), time.now());
        em.persist(incident);
        var about = new LinkedHashMap<Long, Boolean>();
        report.unitIds().forEach(unit -> about.put(scope.unit(unit, Permission.INCIDENTS_REPORT), true));
        var seen = new HashSet<Long>();
        for (Involved involved : report.officers()) {
            if (!seen.add(involved.officerId())) {
                throw ProblemType.NOT_ACCEPTED.raise("同一民警出现两次。", "An officer is named twice.").at("/officers");
            }
            var unit = scope.unitOf(involved.officerId(), report.occurredOn(), Permission.INCIDENTS_REPORT);
            em.persist(new IncidentOfficer(incident.id(), unit, involved));
            about.putIfAbsent(unit, false);
        }
        about.forEach((unit, named) -> em.persist(new IncidentUnit(incident.id(), unit, named)));
        Set.copyOf(report.diaryEntryIds()).forEach(entry -> em.persist(new IncidentDiaryEntry(incident.id(), entry)));
        em.flush();
        var view = rows.views(List.of(incident)).getFirst();
        var ref = new RecordRef("incident", view.id());
        audit.recordAbout(view.officerIds(), "incident.reported", ref, null, null, Map.of("nature", report.nature(), "source", report.source()));
        attachments.attach(ref, ref, view.officerIds(), enclosed.attachmentIds());
        return view;
    }

    private IncidentView known(long clientId, IncidentReport report) {
        if (report.reference() == null) {
            throw ProblemType.NOT_ACCEPTED.raise("请填写贵系统中的编号，同一编号只记为一个事件。", "Send your own reference: one reference is one incident.").at("/reference");
        }
        var found = em.createQuery("select i from Incident i where i.clientId = :client and i.reference = :reference", Incident.class).setParameter("client", clientId)
                .setParameter("reference", report.reference()).getResultList().stream().findFirst().orElse(null);
        if (found == null) {
            return null;
        }
        if (!found.isOf(report)) {
            throw ProblemType.CONFLICT.raise("该编号已用于事件 " + found.id() + "，内容不同。如系更正，请联系考核办。",
                    "The reference stands for incident " + found.id() + ", which says something else. To correct it, ask the assessment office.").at("/reference");
        }
        return rows.views(List.of(found)).getFirst().asReported(report);
    }

    private void check(IncidentReport report) {
        if (report.occurredOn().isAfter(time.today())) {
            throw ProblemType.NOT_ACCEPTED.raise("发生日期不得晚于今天。", "It cannot have happened in the future.").at("/occurredOn");
        }
        if (report.officers().isEmpty() && report.unitIds().isEmpty()) {
            throw ProblemType.NOT_ACCEPTED.raise("至少指明一名民警或一个单位。", "Name at least one officer or unit.").at("/officers");
        }
        diary.requireVisible(report.diaryEntryIds(), "/diaryEntryIds");
    }
}
