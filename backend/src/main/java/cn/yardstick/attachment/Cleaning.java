package cn.yardstick.attachment;

import cn.yardstick.audit.AuditLog;
import cn.yardstick.audit.Who;
import cn.yardstick.platform.time.BureauTime;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;

/** Removes uploads that came to no record, and bytes that nothing needs; several instances may do it at once. */
@ApplicationScoped
public class Cleaning {

    static final Duration ABANDONED_AFTER = Duration.ofDays(7);
    /** Longer than any upload holds bytes that no row names yet. */
    static final Duration UNTOUCHED_FOR = Duration.ofDays(1);
    private static final Who SERVICE = new Who(0, "system", null, null, null);
    private static final int AT_ONCE = 100;
    private static final Logger LOG = Logger.getLogger(Cleaning.class);

    private final EntityManager em;
    private final Parts parts;
    private final Kept kept;
    private final AuditLog audit;
    private final BureauTime time;

    Cleaning(EntityManager em, Parts parts, Kept kept, AuditLog audit, BureauTime time) {
        this.em = em;
        this.parts = parts;
        this.kept = kept;
        this.audit = audit;
        this.time = time;
    }

    @Scheduled(every = "1h", delayed = "15m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void everyHour() {
        clean(time.now());
    }

    /** As it is to be done at this moment; answers how many uploads were removed. */
    int clean(Instant now) {
        var removed = 0;
        int found;
        do {
            found = QuarkusTransaction.requiringNew().call(() -> abandoned(now.minus(ABANDONED_AFTER)));
            removed += found;
        } while (found == AT_ONCE);
        kept.removeUnneeded(now.minus(UNTOUCHED_FOR), AT_ONCE);
        if (removed > 0) {
            LOG.infof("%d uploads that belonged to no record were removed", removed);
        }
        return removed;
    }

    private int abandoned(Instant before) {
        List<Long> ids = em.createNativeQuery("SELECT a.id FROM attachment a WHERE a.uploaded_at < ?1 AND NOT EXISTS (SELECT 1 FROM attachment_home h WHERE h.attachment_id = a.id)"
                + " ORDER BY a.id LIMIT " + AT_ONCE + " FOR UPDATE SKIP LOCKED", Long.class).setParameter(1, before).getResultList();
        for (Long id : ids) {
            parts.forget(id);
            // A record that came by meanwhile keeps it: the foreign key refuses, and the next hour looks again.
            em.createNativeQuery("DELETE FROM attachment WHERE id = ?1").setParameter(1, id).executeUpdate();
            audit.recordAs(SERVICE, "attachment.removed", Attachments.ref(id), null, null, null);
        }
        return ids.size();
    }
}
