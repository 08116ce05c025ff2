package cn.yardstick.identity;

import cn.yardstick.audit.AuditLog;
import cn.yardstick.audit.RecordRef;
import cn.yardstick.platform.time.BureauTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;

/** Deputyships end at once, and for good, when what they rest on is gone; in the transaction of that change. */
@ApplicationScoped
public class DeputyEnds {

    private final EntityManager em;
    private final DeputyRules rules;
    private final Actors actors;
    private final CurrentActor actor;
    private final AuditLog audit;
    private final BureauTime time;

    DeputyEnds(EntityManager em, DeputyRules rules, Actors actors, CurrentActor actor, AuditLog audit, BureauTime time) {
        this.em = em;
        this.rules = rules;
        this.actors = actors;
        this.actor = actor;
        this.audit = audit;
        this.time = time;
    }

    void accountLocked(Account account) {
        living("d.giverId = :id or d.deputyId = :id", account.id()).forEach(one -> end(one, DeputyEndCause.ACCOUNT_LOCKED, null));
    }

    /** The account belongs to another officer than before. */
    void relinked(Account account) {
        living("d.giverId = :id or d.deputyId = :id", account.id()).forEach(one -> end(one, DeputyEndCause.ACCOUNT_RELINKED, null));
    }

    /** Of the leader who held the grant; of a deputy who is no longer in the scope of the queue. */
    void roleRevoked(Account account, long grantId) {
        living("d.grantId = :id", grantId).forEach(one -> end(one, DeputyEndCause.ROLE_REVOKED, null));
        living("d.deputyId = :id", account.id()).stream().filter(one -> !rules.eligible(account, one.unitId())).forEach(one -> end(one, DeputyEndCause.ROLE_REVOKED, null));
    }

    /** The officer serves in this unit from now on: a leader who served elsewhere leaves the queue and its deputy behind. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void officerServesIn(long officerId, long unitId) {
        living("d.giverOfficerId = :id", officerId).stream().filter(one -> !one.givenIn(unitId)).forEach(one -> end(one, DeputyEndCause.LEFT_UNIT, null));
    }

    /** The officer has left the service, as a leader or as a deputy. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void officerLeft(long officerId) {
        living("d.giverOfficerId = :id or d.deputyOfficerId = :id", officerId).forEach(one -> end(one, DeputyEndCause.LEFT_UNIT, null));
    }

    void end(Deputyship one, DeputyEndCause cause, String reason) {
        one.end(cause, reason, actor.name(), time.now());
        em.flush();
        audit.record("deputyship.ended", new RecordRef("deputyship", one.id()), reason, null, Map.of("cause", cause));
        actors.forgetAll();
    }

    private List<Deputyship> living(String which, long id) {
        return em.createQuery("select d from Deputyship d where d.endedAt is null and d.until >= :today and (" + which + ") order by d.id", Deputyship.class)
                .setParameter("today", time.today()).setParameter("id", id).setLockMode(LockModeType.PESSIMISTIC_WRITE).getResultList();
    }
}
