package cn.yardstick.identity;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

/** Sessions that have been over for a day, with their refresh tokens, are of no use: what happened in them stands in the record. */
@ApplicationScoped
class SessionSweep {

    private final EntityManager em;

    SessionSweep(EntityManager em) {
        this.em = em;
    }

    @Scheduled(every = "1h", delayed = "15m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forgetOldOnes() {
        forget("DELETE FROM refresh_token WHERE session_id IN (SELECT id FROM session WHERE expires_at < UTC_TIMESTAMP(6) - INTERVAL 1 DAY) LIMIT 10000");
        forget("DELETE FROM session WHERE expires_at < UTC_TIMESTAMP(6) - INTERVAL 1 DAY AND NOT EXISTS (SELECT 1 FROM refresh_token t WHERE t.session_id = session.id) LIMIT 10000");
    }

    private void forget(String statement) {
        QuarkusTransaction.requiringNew().run(() -> em.createNativeQuery(statement).executeUpdate());
    }
}
