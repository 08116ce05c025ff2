package cn.yardstick.incident;

import cn.yardstick.audit.AuditLog;
import cn.yardstick.audit.RecordRef;
import cn.yardstick.identity.CurrentActor;
import cn.yardstick.platform.problem.ProblemType;
import cn.yardstick.platform.time.BureauTime;
import cn.yardstick.unit.Units;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Findings about units (M6, M11): the leaders who led the unit on that day answer. A withdrawal is a row of its own. */
@ApplicationScoped
public class Findings {

    private final EntityManager em;
    private final Units units;
    private final CurrentActor actor;
    private final AuditLog audit;
    private final BureauTime time;

    Findings(EntityManager em, Units units, CurrentActor actor, AuditLog audit, BureauTime time) {
        this.em = em;
        this.units = units;
        this.actor = actor;
        this.audit = audit;
        this.time = time;
    }

    @Transactional
    public FindingView record(long incidentId, long unitId, int leaderSteps, LocalDate occurredOn, String reason) {
        var incident = em.find(Incident.class, incidentId, LockModeType.PESSIMISTIC_WRITE);
        if (!incident.verified()) {
            throw ProblemType.CONFLICT.raise("事件尚未核实。", "The incident is not verified.");
        }
        if (!units.exists(unitId)) {
            throw ProblemType.NOT_ACCEPTED.raise("没有此单位。", "There is no such unit.").at("/unitId");
        }
        if (occurredOn.isAfter(time.today())) {
            throw ProblemType.NOT_ACCEPTED.raise("发生日期不得晚于今天。", "It cannot have happened in the future.").at("/occurredOn");
        }
        var finding = new Finding(incidentId, unitId, leaderSteps, occurredOn, reason, actor.name(), time.now(), null);
        em.persist(finding);
        em.flush();
        audit.record("incident.finding-recorded", new RecordRef("incident", incidentId), reason, null, Map.of("unit", unitId, "leaderSteps", leaderSteps));
        return finding.view(null);
    }

    @Transactional
    public FindingView withdraw(long incidentId, long findingId, String reason) {
        em.find(Incident.class, incidentId, LockModeType.PESSIMISTIC_WRITE);
        var finding = em.find(Finding.class, findingId);
        if (finding == null || finding.incidentId() != incidentId || finding.withdraws() != null) {
            throw ProblemType.NOT_FOUND.raise();
        }
        if (of(incidentId).stream().anyMatch(one -> one.id() == findingId && one.withdrawnReason() != null)) {
            throw ProblemType.CONFLICT.raise("该认定已撤回。", "The finding was withdrawn already.");
        }
        em.persist(finding.withdrawal(reason, actor.name(), time.now()));
        em.flush();
        audit.record("incident.finding-withdrawn", new RecordRef("incident", incidentId), reason, Map.of("finding", findingId), null);
        return finding.view(reason);
    }

    /** Those on what was merged into it among them. */
    @Transactional
    public List<FindingView> of(long incidentId) {
        return views(em.createQuery("select f from Finding f where f.incidentId in (select i.id from Incident i where i.id = :incident or i.survivorId = :incident) order by f.id", Finding.class)
                .setParameter("incident", incidentId).getResultList());
    }

    /** Findings of verified incidents about days of this period that were not withdrawn. */
    @Transactional
    public List<FindingView> standing(LocalDate from, LocalDate until) {
        return views(em.createQuery("select f from Finding f, Incident i, Incident root where i.id = f.incidentId and root.id = coalesce(i.survivorId, i.id) and root.state = cn.yardstick.incident.IncidentState.VERIFIED and f.occurredOn between :from and :until order by f.id", Finding.class)
                .setParameter("from", from).setParameter("until", until).getResultList()).stream().filter(view -> view.withdrawnReason() == null).toList();
    }

    private static List<FindingView> views(List<Finding> findings) {
        var withdrawn = findings.stream().filter(one -> one.withdraws() != null).collect(Collectors.toMap(Finding::withdraws, Finding::reason));
        return findings.stream().filter(one -> one.withdraws() == null).map(one -> one.view(withdrawn.get(one.id()))).toList();
    }
}
