package cn.yardstick.incident;

import cn.yardstick.audit.AuditLog;
import cn.yardstick.audit.RecordRef;
import cn.yardstick.identity.CurrentActor;
import cn.yardstick.platform.concurrency.IfMatch;
import cn.yardstick.platform.problem.ProblemException;
import cn.yardstick.platform.problem.ProblemType;
import cn.yardstick.platform.time.BureauTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The same event, reported twice (M7): the duplicate is merged into the other one, and nothing of it goes. What is merged takes
 * nothing in and what took something in is not merged, and both rows are held while this is looked at: so there are neither
 * chains nor circles.
 */
@ApplicationScoped
public class IncidentMerges {

    private final EntityManager em;
    private final IncidentRows rows;
    private final MergedRows merged;
    private final Incidents incidents;
    private final IncidentSteps steps;
    private final Instance<IncidentUse> uses;
    private final CurrentActor actor;
    private final AuditLog audit;
    private final BureauTime time;

    IncidentMerges(EntityManager em, IncidentRows rows, MergedRows merged, Incidents incidents, IncidentSteps steps, @Any Instance<IncidentUse> uses, CurrentActor actor, AuditLog audit, BureauTime time) {
        this.em = em;
        this.rows = rows;
        this.merged = merged;
        this.incidents = incidents;
        this.steps = steps;
        this.uses = uses;
        this.actor = actor;
        this.audit = audit;
        this.time = time;
    }

    /** Answers the duplicate as it is now; by somebody who may verify both and is in neither. */
    @Transactional
    public IncidentView merge(long id, long version, long survivorId, String reason) {
        if (id == survivorId) {
            throw ProblemType.NOT_ACCEPTED.raise("不能并入自身。", "It is this one.").at("/survivorId");
        }
        requireVisible(survivorId);
        lock(id, survivorId);
        var duplicate = em.find(Incident.class, id);
        var survivor = em.find(Incident.class, survivorId);
        var seen = decide(duplicate, survivor);
        IfMatch.check(version, duplicate.version());
        check(duplicate, survivor, seen);
        em.persist(new IncidentMerge(duplicate, survivorId, reason, actor.name(), time.now()));
        duplicate.mergeInto(survivorId);
        em.lock(survivor, LockModeType.PESSIMISTIC_FORCE_INCREMENT);
        em.flush();
        merged.show(id, survivorId);
        return recorded("incident.merged", "incident.duplicate-taken-in", id, survivorId, reason);
    }

    /** The duplicate stands alone again, as it was before; by somebody who may verify both and is in neither. */
    @Transactional
    public IncidentView withdraw(long id, long version, String reason) {
        var survivorId = em.find(Incident.class, id).survivorId();
        lock(id, survivorId == null ? id : survivorId);
        var duplicate = em.find(Incident.class, id);
        decide(duplicate, survivorId == null ? duplicate : em.find(Incident.class, survivorId));
        IfMatch.check(version, duplicate.version());
        if (survivorId == null || !survivorId.equals(duplicate.survivorId())) {
            throw ProblemType.CONFLICT.raise("该事件未并入其他事件。", "It is not merged.");
        }
        var last = em.createQuery("select m from IncidentMerge m where m.incidentId = :id and m.undoes is null order by m.id desc", IncidentMerge.class).setParameter("id", id).setMaxResults(1).getSingleResult();
        em.persist(last.withdrawal(reason, actor.name(), time.now()));
        duplicate.standAlone(last.stateBefore());
        em.lock(em.find(Incident.class, survivorId), LockModeType.PESSIMISTIC_FORCE_INCREMENT);
        em.flush();
        var gone = merged.hide(id, survivorId);
        if (uses.stream().anyMatch(use -> use.restsOn(survivorId, gone))) {
            throw ProblemType.CONFLICT.raise("已在事件 " + survivorId + " 上对仅由本事件涉及的民警提出记分，不能撤回合并；请先驳回或撤销该记分。",
                    "An entry was proposed on incident " + survivorId + " for somebody whom only this one names: reject or reverse it first.");
        }
        return recorded("incident.merge-withdrawn", "incident.duplicate-let-go", id, survivorId, reason);
    }

    private void requireVisible(long survivorId) {
        try {
            incidents.visible(survivorId);
        } catch (ProblemException e) {
            throw ProblemType.NOT_ACCEPTED.raise("没有此事件。", "There is no such incident.").at("/survivorId");
        }
    }

    /** Always in the order of their ids, so that two merges at once wait for each other; as the rows are then. */
    private void lock(long one, long other) {
        em.clear();
        Stream.of(one, other).distinct().sorted().forEach(id -> em.find(Incident.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    private List<IncidentView> decide(Incident duplicate, Incident survivor) {
        var views = rows.views(List.of(duplicate, survivor));
        steps.decideBoth(views.getFirst(), views.getLast());
        return views;
    }

    private static void check(Incident duplicate, Incident survivor, List<IncidentView> seen) {
        if (!duplicate.mergeable()) {
            throw ProblemType.CONFLICT.raise("该事件已并入其他事件或已认定不成立。", "It was merged or dismissed already.");
        }
        if (!seen.getFirst().duplicates().isEmpty()) {
            throw ProblemType.CONFLICT.raise("已有重复事件并入本事件，请反过来把另一事件并入本事件。", "Something was merged into this one: merge the other one into it instead.");
        }
        if (survivor.survivorId() != null) {
            throw ProblemType.CONFLICT.raise("事件 " + survivor.id() + " 已并入事件 " + survivor.survivorId() + "，请并入后者。",
                    "Incident " + survivor.id() + " was merged into " + survivor.survivorId() + ": merge into that one.").at("/survivorId");
        }
        if (!survivor.mergeable()) {
            throw ProblemType.CONFLICT.raise("事件 " + survivor.id() + " 已认定不成立。", "Incident " + survivor.id() + " was dismissed.").at("/survivorId");
        }
        if (duplicate.verified() && !survivor.verified()) {
            throw ProblemType.CONFLICT.raise("本事件已核实而事件 " + survivor.id() + " 尚未核实，请反过来合并。",
                    "This one is verified and incident " + survivor.id() + " is not: merge the other way.").at("/survivorId");
        }
    }

    private IncidentView recorded(String action, String counterpart, long id, long survivorId, String reason) {
        var views = rows.views(em.createQuery("select i from Incident i where i.id in :ids order by i.id", Incident.class).setParameter("ids", List.of(id, survivorId)).getResultList());
        var duplicate = views.stream().filter(view -> view.id() == id).findFirst().orElseThrow();
        var survivor = views.stream().filter(view -> view.id() == survivorId).findFirst().orElseThrow();
        audit.recordAbout(duplicate.officerIds(), action, new RecordRef("incident", id), reason, null, actor.said(Map.of("survivor", survivorId)));
        audit.recordAbout(survivor.officerIds(), counterpart, new RecordRef("incident", survivorId), reason, null, actor.said(Map.of("duplicate", id)));
        return duplicate;
    }
}
