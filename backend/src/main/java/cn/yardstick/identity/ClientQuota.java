package cn.yardstick.identity;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;

/** Counts the requests of each client by the minute, in the database and by its clock, so that all instances agree. */
@ApplicationScoped
class ClientQuota {

    private final EntityManager em;

    ClientQuota(EntityManager em) {
        this.em = em;
    }

    /** Counts one request; answers the seconds to wait, 0 while the client is within its limit. */
    int count(long clientId, int limit) {
        return QuarkusTransaction.requiringNew().call(() -> {
            em.createNativeQuery("INSERT INTO client_usage (client_id, minute_no, requests) VALUES (?1, UNIX_TIMESTAMP() DIV 60, 1) ON DUPLICATE KEY UPDATE requests = requests + 1")
                    .setParameter(1, clientId).executeUpdate();
            @SuppressWarnings("unchecked")
            List<Object[]> rows = em.createNativeQuery("SELECT requests, 60 - UNIX_TIMESTAMP() % 60 FROM client_usage WHERE client_id = ?1 AND minute_no = UNIX_TIMESTAMP() DIV 60")
                    .setParameter(1, clientId).getResultList();
            // None: the minute turned between the two statements, and the new one has just begun.
            return rows.isEmpty() || ((Number) rows.getFirst()[0]).intValue() <= limit ? 0 : ((Number) rows.getFirst()[1]).intValue();
        });
    }

    @Scheduled(every = "1h", delayed = "15m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forgetOldOnes() {
        QuarkusTransaction.requiringNew().run(() -> em.createNativeQuery("DELETE FROM client_usage WHERE minute_no < UNIX_TIMESTAMP() DIV 60 - 60").executeUpdate());
    }
}
