package cn.yardstick.identity;

import cn.yardstick.audit.AuditLog;
import cn.yardstick.audit.RecordRef;
import cn.yardstick.platform.problem.ProblemType;
import cn.yardstick.platform.time.BureauTime;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;

/**
 * Makes guessing hopeless without locking anybody out for long: after five failures in a quarter of an hour each further
 * try of that name has to wait, one minute and then twice as long each time. Names that do not exist are treated alike.
 */
@ApplicationScoped
class SignInBrake {

    private static final Duration WINDOW = Duration.ofMinutes(15);
    private static final int FREE_PER_NAME = 5;
    private static final int FREE_PER_ADDRESS = 100;

    private final EntityManager em;
    private final AuditLog audit;
    private final BureauTime time;

    SignInBrake(EntityManager em, AuditLog audit, BureauTime time) {
        this.em = em;
        this.audit = audit;
        this.time = time;
    }

    /** 429 with Retry-After while this name or this address has to wait. */
    void check(String username, String address) {
        var wait = QuarkusTransaction.requiringNew().call(() -> Math.max(wait(subject("name", username), FREE_PER_NAME), wait(subject("from", address), FREE_PER_ADDRESS)));
        if (wait > 0) {
            throw ProblemType.TOO_MANY.raise().retryAfter(wait.intValue());
        }
    }

    /** Counts a failure, and writes it to the owner's record where there is one. */
    void failed(String username, String address, Long accountId) {
        QuarkusTransaction.requiringNew().run(() -> {
            for (var subject : new String[] {subject("name", username), subject("from", address)}) {
                em.createNativeQuery("INSERT INTO sign_in_failure (subject, at) VALUES (?1, ?2)").setParameter(1, subject).setParameter(2, time.now()).executeUpdate();
            }
            audit.record("session.refused", new RecordRef("account", accountId == null ? "unknown" : accountId.toString()), null, null, Map.of());
        });
    }

    private long wait(String subject, int free) {
        var now = time.now();
        var row = (Object[]) em.createNativeQuery("SELECT COUNT(*), MAX(at) FROM sign_in_failure WHERE subject = ?1 AND at > ?2")
                .setParameter(1, subject).setParameter(2, now.minus(WINDOW)).getSingleResult();
        var failures = ((Number) row[0]).intValue();
        if (failures < free) {
            return 0;
        }
        var last = row[1] instanceof Timestamp stamp ? stamp.toInstant() : row[1] instanceof java.time.LocalDateTime local ? local.toInstant(java.time.ZoneOffset.UTC) : (Instant) row[1];
        var pause = Duration.ofMinutes(1L << Math.min(failures - free, 4));
        return Math.max(0, Duration.between(now, last.plus(pause)).toSeconds() + 1);
    }

    /** A digest: what somebody typed as a name may be a password. */
    private static String subject(String kind, String value) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(String.valueOf(value).getBytes(StandardCharsets.UTF_8));
            return kind + ":" + HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Scheduled(every = "10m", delayed = "5m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forgetOldOnes() {
        QuarkusTransaction.requiringNew().run(() -> em.createNativeQuery("DELETE FROM sign_in_failure WHERE at < ?1").setParameter(1, time.now().minus(WINDOW.multipliedBy(2))).executeUpdate());
    }
}
