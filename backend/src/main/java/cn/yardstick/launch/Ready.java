package cn.yardstick.launch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready once the first start is done, and only over a database that flushes each commit: one that does not has lost answered writes. */
@Readiness
@ApplicationScoped
class Ready implements HealthCheck {

    private final FirstStart firstStart;
    private final EntityManager em;

    Ready(FirstStart firstStart, EntityManager em) {
        this.firstStart = firstStart;
        this.em = em;
    }

    @Override
    @Transactional
    public HealthCheckResponse call() {
        var flush = ((Number) em.createNativeQuery("SELECT @@innodb_flush_log_at_trx_commit").getSingleResult()).intValue();
        return HealthCheckResponse.named("start").status(firstStart.done() && flush == 1).withData("innodb_flush_log_at_trx_commit", flush).build();
    }
}
