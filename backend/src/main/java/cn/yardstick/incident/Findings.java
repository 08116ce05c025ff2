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
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
        var finding = new Finding(incidentId, unitId, leaderSteps, occurredOn, reason, actor.accountId(), actor.name(), time.now(), null);
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
        if (withdrawn(findingId)) {
            throw ProblemType.CONFLICT.raise("该认定已撤回。", "The finding was withdrawn already.");
        }
        return withdraw(finding, reason);
    }

    /** By a review of the grade of a leader who answers for it, but not by who found it; false where it was withdrawn before. */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean withdrawOnReview(long findingId, String reason) {
        var finding = em.find(Finding.class, findingId);
        em.find(Incident.class, finding.incidentId(), LockModeType.PESSIMISTIC_WRITE);
        if (actor.get().isSame(finding.foundByAccount())) {
            throw ProblemType.NOT_SAME_PERSON.raise();
        }
        if (withdrawn(findingId)) {
            return false;
        }
        withdraw(finding, reason);
        return true;
    }

    private boolean withdrawn(long findingId) {
        return em.createQuery("select count(f) from Finding f where f.withdraws = :id", Long.class).setParameter("id", findingId).getSingleResult() > 0;
    }

    private FindingView withdraw(Finding finding, String reason) {
        em.persist(finding.withdrawal(reason, actor.accountId(), actor.name(), time.now()));
        em.flush();
        audit.record("incident.finding-withdrawn", new RecordRef("incident", finding.incidentId()), reason, Map.of("finding", finding.id()), null);
        return finding.view(reason);
    }

    /** Findings by id, whatever became of them; by one statement. */
    @Transactional
    public List<FindingView> byIds(Collection<Long> ids) {
        return ids.isEmpty() ? List.of() : views(em.createQuery("select f from Finding f where f.id in :ids or f.withdraws in :ids order by f.id", Finding.class).setParameter("ids", ids).getResultList());
    }

    /** Accounts that found these, as far as they were kept. */
    @Transactional
    public Set<Long> makers(Collection<Long> ids) {
        return ids.isEmpty() ? Set.of() : Set.copyOf(em.createQuery("select distinct f.foundByAccount from Finding f where f.id in :ids and f.foundByAccount is not null", Long.class)
                .setParameter("ids", ids).getResultList());
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
