package cn.yardstick.identity;

import cn.yardstick.audit.AuditLog;
import cn.yardstick.audit.RecordRef;
import cn.yardstick.platform.problem.ProblemType;
import cn.yardstick.platform.time.BureauTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** One's own living sessions: seen and ended by their owner. */
@ApplicationScoped
public class OwnSessions {

    private static final int SHOWN = 100;

    /**
     * @param renewedAt when it last got a new access token, or null
     * @param device what its program said it is, or null
     * @param current is it the one that asks?
     */
    public record SessionView(String id, Instant createdAt, Instant renewedAt, Instant expiresAt, String address, String device, boolean current) {
    }

    private final EntityManager em;
    private final Sessions sessions;
    private final CurrentActor actor;
    private final AuditLog audit;
    private final BureauTime time;

    OwnSessions(EntityManager em, Sessions sessions, CurrentActor actor, AuditLog audit, BureauTime time) {
        this.audit = audit;
        this.em = em;
        this.sessions = sessions;
        this.actor = actor;
        this.time = time;
    }

    /** The newest hundred, newest first. */
    @Transactional
    public List<SessionView> list(String currentId) {
        return em.createQuery("select s from Session s where s.accountId = :account and s.endedAt is null and s.expiresAt > :now order by s.createdAt desc, s.id", Session.class)
                .setParameter("account", actor.accountId()).setParameter("now", time.now()).setMaxResults(SHOWN).getResultList().stream()
                .map(one -> new SessionView(one.id(), one.createdAt(), one.renewedAt(), one.expiresAt(), one.address(), one.device(), one.id().equals(currentId))).toList();
    }

    /** Ends one of them; 404 for what is none of one's own living sessions. */
    @Transactional
    public void end(String sessionId) {
        var session = sessionId.matches("[0-9a-f-]{36}") ? em.find(Session.class, sessionId) : null;
        if (session == null || session.accountId() != actor.accountId() || !session.lives(time.now())) {
            throw ProblemType.NOT_FOUND.raise();
        }
        sessions.end(session);
    }

    /** Ends all but the one that asks. */
    @Transactional
    public void endOthers(String currentId) {
        sessions.endAllOf(actor.accountId(), currentId);
        audit.record("session.others-ended", new RecordRef("account", actor.accountId()), null, null, null);
    }

    /** Those of these sessions that still live, of accounts that are not locked; by one statement, for whoever keeps a connection open. */
    @Transactional
    public Set<String> livingAmong(Collection<String> sessionIds) {
        return sessionIds.isEmpty() ? Set.of() : Set.copyOf(em.createQuery(
                        "select s.id from Session s join Account a on a.id = s.accountId where s.id in :ids and s.endedAt is null and a.lockedAt is null and s.expiresAt > :now", String.class)
                .setParameter("ids", sessionIds).setParameter("now", time.now()).getResultList());
    }
}
