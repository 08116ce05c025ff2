package cn.yardstick.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.yardstick.ApiTest;
import cn.yardstick.platform.database.ServiceGrants;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.ConfigProvider;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** Lines get their places while others are written: each committed one once, none for ever without, and nothing is ever changed. */
@QuarkusTest
class SequencerTest extends ApiTest {

    private static final int WRITERS = 8;
    private static final int EACH = 100;
    /** What would be rewritten of what is only added to. */
    private static final List<String> REWRITTEN = List.of("audit_line SET reason = ''", "audit_officer SET officer_id = 0", "audit_leaf SET hash = ''", "audit_tile SET hash = ''", "audit_head SET note = ''",
            "publication_line SET grade = 'ONE'", "publication_reading SET officer_id = 0", "publication_seal SET note = ''", "publication_node SET hash = ''", "assessment_pool SET input = ''",
            "assessment_result SET grade = 'ONE'", "assessment_finding SET leader_steps = 0", "attachment_home SET record_id = 0", "incident_merge SET reason = ''", "incident_amendment SET reason = ''",
            "incident_amendment_item SET unit_id = 0", "objection_entry SET entry_id = 0", "objection_party SET account_id = 0", "objection_remedy SET target_id = 0",
            "delivery SET note = ''");
    private static final AtomicInteger RECORDS = new AtomicInteger();

    @Inject
    AuditLog audit;
    @Inject
    Sequencer sequencer;
    @Inject
    LogGuard guard;
    @Inject
    Flyway flyway;

    @Test
    void everyCommittedLineGetsOnePlaceWhileOthersAreWritten() throws Exception {
        var type = unique("load").toLowerCase().substring(0, 10);
        var done = new AtomicBoolean();
        var committed = new ArrayList<Long>();
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var sequencers = List.of(pool.submit(() -> sequence(done)), pool.submit(() -> sequence(done)));
            var writers = new ArrayList<java.util.concurrent.Future<List<Long>>>();
            for (int i = 0; i < WRITERS; i++) {
                writers.add(pool.submit(() -> write(type)));
            }
            for (var writer : writers) {
                committed.addAll(writer.get(2, TimeUnit.MINUTES));
            }
            done.set(true);
            for (var one : sequencers) {
                one.get(1, TimeUnit.MINUTES);
            }
        }
        sequencer.catchUp();
        var placed = inside(() -> em.createQuery("select f.lineId from Leaf f join AuditLine a on a.id = f.lineId where a.recordType = :type", Long.class).setParameter("type", type).getResultList());
        assertEquals(committed.size(), placed.size());
        assertEquals(new HashSet<>(committed), new HashSet<>(placed));
        assertPlacesAreWithoutGap();
    }

    /** A transaction that took its number early and commits late: those behind it are not held up, and it is not passed over. */
    @Test
    void aLateCommitIsNotPassedOver() throws Exception {
        var written = new CountDownLatch(1);
        var released = new CountDownLatch(1);
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var late = pool.submit(() -> inside(() -> {
                var id = line("late");
                written.countDown();
                assertTrue(released.await(1, TimeUnit.MINUTES));
                return id;
            }));
            assertTrue(written.await(1, TimeUnit.MINUTES));
            inside(() -> {
                for (int i = 0; i < 400; i++) {
                    line("many");
                }
                return null;
            });
            var early = inside(() -> line("early"));
            sequencer.catchUp();
            assertTrue(placed(early));
            released.countDown();
            var lateId = late.get(1, TimeUnit.MINUTES);
            assertTrue(lateId < early);
            assertFalse(placed(lateId));
            sequencer.catchUp();
            assertTrue(placed(lateId));
        }
        assertPlacesAreWithoutGap();
    }

    @Test
    void theServicesAccountMayNotRewriteWhatIsOnlyAddedTo() {
        inside(() -> line("kept"));
        sequencer.catchUp();
        assertFalse(guard.mayRewrite());
        for (String rewritten : REWRITTEN) {
            var table = rewritten.substring(0, rewritten.indexOf(' '));
            for (String statement : List.of("DELETE FROM " + table, "DELETE FROM " + table + " WHERE 1 = 0", "UPDATE " + rewritten,
                    "TRUNCATE TABLE " + table, "DROP TABLE " + table, "ALTER TABLE " + table + " ADD COLUMN x INT", "RENAME TABLE " + table + " TO " + table + "_away")) {
                var refused = assertThrows(RuntimeException.class, () -> inside(() -> em.createNativeQuery(statement).executeUpdate()), statement);
                assertTrue(String.valueOf(root(refused).getMessage()).contains("denied"), () -> statement + ": " + root(refused).getMessage());
            }
        }
        assertEquals(1L, inside(() -> em.createQuery("select count(a) from AuditLine a where a.recordType = 'sequencer-test' and a.recordId = 'kept'", Long.class).getSingleResult()));
    }

    /** The account of an earlier version, which was given too much. */
    @Test
    void whatWasGivenBeforeIsTakenBackAtTheNextStart() {
        Callable<Integer> rewrite = () -> em.createNativeQuery("UPDATE publication_line SET grade = 'ONE' WHERE 1 = 0").executeUpdate();
        asOwner("GRANT UPDATE, DELETE ON publication_line TO " + ConfigProvider.getConfig().getValue(ServiceGrants.ACCOUNT, String.class));
        assertEquals(0, inside(rewrite));
        flyway.migrate();
        assertThrows(RuntimeException.class, () -> inside(rewrite));
    }

    private static Throwable root(Throwable thrown) {
        return thrown.getCause() == null ? thrown : root(thrown.getCause());
    }

    private Void sequence(AtomicBoolean done) {
        while (!done.get()) {
            sequencer.tick();
        }
        return null;
    }

    private List<Long> write(String type) throws InterruptedException {
        var committed = new ArrayList<Long>();
        for (int i = 0; i < EACH; i++) {
            var keep = i % 7 != 3;
            Callable<Long> work = () -> {
                var ids = List.of(line(type, "r" + RECORDS.incrementAndGet()), line(type, "r" + RECORDS.incrementAndGet()));
                Thread.sleep(ThreadLocalRandom.current().nextInt(6));
                committed.addAll(keep ? ids : List.of());
                return ids.getFirst();
            };
            if (keep) {
                inside(work);
            } else {
                assertThrows(RuntimeException.class, () -> inside(() -> {
                    work.call();
                    throw new IllegalStateException("not to be");
                }));
            }
        }
        return committed;
    }

    private long line(String record) {
        return line("sequencer-test", record);
    }

    private long line(String type, String record) {
        audit.record("test.written", new RecordRef(type, record), null, null, null);
        return ((Number) em.createNativeQuery("SELECT MAX(id) FROM audit_line WHERE record_type = ?1 AND record_id = ?2 AND id IN (SELECT line_id FROM audit_pending)").setParameter(1, type)
                .setParameter(2, record).getSingleResult()).longValue();
    }

    private boolean placed(long line) {
        return inside(() -> em.createQuery("select count(f) from Leaf f where f.lineId = :line", Long.class).setParameter("line", line).getSingleResult()) == 1;
    }

    private void assertPlacesAreWithoutGap() {
        var row = inside(() -> (Object[]) em.createNativeQuery("SELECT COUNT(*), COALESCE(MAX(leaf_index) + 1, 0), COUNT(DISTINCT line_id) FROM audit_leaf").getSingleResult());
        assertEquals(((Number) row[0]).longValue(), ((Number) row[1]).longValue());
        assertEquals(((Number) row[0]).longValue(), ((Number) row[2]).longValue());
    }
}
