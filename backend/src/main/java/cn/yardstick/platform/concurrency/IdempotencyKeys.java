package cn.yardstick.platform.concurrency;

import cn.yardstick.platform.crypto.SealedTable;
import cn.yardstick.platform.crypto.Sealing;
import cn.yardstick.platform.problem.ProblemType;
import cn.yardstick.platform.time.BureauTime;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.List;

/** Keys and the answers they stand for, per account, kept for thirty days; sealed, since an answer may hold what is shown but once. */
@ApplicationScoped
class IdempotencyKeys {

    private static final Duration KEPT = Duration.ofDays(30);

    private final EntityManager em;
    private final BureauTime time;
    private final Sealing sealing;

    IdempotencyKeys(EntityManager em, BureauTime time, Sealing sealing) {
        this.em = em;
        this.time = time;
        this.sealing = sealing;
    }

    /** For whoever seals anew. */
    @Produces
    static SealedTable sealed() {
        return new SealedTable("idempotency_key", List.of("account_id", "idem_key"), List.of("body"), (column, key) -> place((Long) key.getFirst(), (String) key.getLast()));
    }

    /** True for the first to come; a parallel repeat waits here until the first has committed or failed. */
    boolean claim(long account, String key, byte[] fingerprint) {
        return em.createNativeQuery("INSERT IGNORE INTO idempotency_key (account_id, idem_key, fingerprint, created_at) VALUES (?1, ?2, ?3, ?4)")
                .setParameter(1, account).setParameter(2, key).setParameter(3, marks(account, key, fingerprint).getFirst()).setParameter(4, time.now()).executeUpdate() == 1;
    }

    void keep(long account, String key, StoredAnswer answer) {
        em.flush();
        em.createNativeQuery("UPDATE idempotency_key SET status = ?1, location = ?2, version = ?3, body = ?4 WHERE account_id = ?5 AND idem_key = ?6")
                .setParameter(1, answer.status()).setParameter(2, answer.location()).setParameter(3, answer.version()).setParameter(4, sealing.seal(new String(answer.body(), StandardCharsets.UTF_8), place(account, key)))
                .setParameter(5, account).setParameter(6, key).executeUpdate();
    }

    /** The stored answer; 422 if the key stood for something else. */
    StoredAnswer answer(long account, String key, byte[] fingerprint) {
        var row = (Object[]) em.createNativeQuery("SELECT fingerprint, status, location, version, body FROM idempotency_key WHERE account_id = ?1 AND idem_key = ?2")
                .setParameter(1, account).setParameter(2, key).getSingleResult();
        // Of before a key of its own stood behind it: the fingerprint itself.
        if (marks(account, key, fingerprint).stream().noneMatch(mark -> MessageDigest.isEqual((byte[]) row[0], mark)) && !MessageDigest.isEqual((byte[]) row[0], fingerprint)) {
            throw ProblemType.KEY_REUSED.raise();
        }
        return new StoredAnswer(((Number) row[1]).intValue(), (String) row[2], row[3] == null ? null : ((Number) row[3]).longValue(), body((byte[]) row[4], place(account, key)));
    }

    /** Answers of before the sealing begin as JSON does. */
    private byte[] body(byte[] stored, String place) {
        return stored == null || stored.length == 0 || stored[0] == '{' || stored[0] == '[' ? stored : sealing.open(stored, place).getBytes(StandardCharsets.UTF_8);
    }

    /** A bare digest of a request would tell the database a phone or a birth date in it: there are few enough to try them all. */
    private List<byte[]> marks(long account, String key, byte[] fingerprint) {
        return sealing.marks(fingerprint, "idempotency_key.fingerprint/" + account + "/" + key);
    }

    private static String place(long account, String key) {
        return "idempotency_key.body/" + account + "/" + key;
    }

    @Scheduled(every = "1h", delayed = "10m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forgetOldOnes() {
        int deleted;
        do {
            deleted = QuarkusTransaction.requiringNew().call(() -> em.createNativeQuery("DELETE FROM idempotency_key WHERE created_at < ?1 LIMIT 1000")
                    .setParameter(1, time.now().minus(KEPT)).executeUpdate());
        } while (deleted == 1000);
    }
}
