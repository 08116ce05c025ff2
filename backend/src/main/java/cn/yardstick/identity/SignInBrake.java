package cn.yardstick.identity;

import cn.yardstick.audit.AuditLog;
import cn.yardstick.audit.RecordRef;
import cn.yardstick.platform.concurrency.Retry;
import cn.yardstick.platform.problem.ProblemType;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Semaphore;

/**
 * Makes guessing hopeless without locking anybody out for long. A try is entered before it is made, under the lock of its
 * name, so that no number of parallel tries over any doors and instances gets past the count: five may fail in a quarter of
 * an hour, then each waits until the oldest of them is a quarter of an hour old. Where an account has signed in before from
 * an address, that address has five of its own: strangers cannot lock the owner out. Names that do not exist are treated
 * alike. An address that fails with many names is slowed down, never locked. Times are the database's.
 */
@ApplicationScoped
class SignInBrake {

    static final int FREE = 5;
    static final int WINDOW_SECONDS = 900;
    private static final int FREE_PER_ADDRESS = 100;
    private static final int LONGEST_PAUSE_SECONDS = 60;
    /** Tries that wait for those before them; more would keep the service from other work. */
    private static final int WAITING = 24;
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    /** A try that may be made; ends by exactly one of {@link #passed}, {@link #refused}, {@link #asked}, {@link #withdraw}. */
    record Try(long id, Long accountId) {
    }

    private record Count(int pending, int refused, int oldestSeconds) {
    }

    private final EntityManager em;
    private final CurrentActor actor;
    private final AuditLog audit;
    private final Semaphore waiting = new Semaphore(WAITING);

    SignInBrake(EntityManager em, CurrentActor actor, AuditLog audit) {
        this.em = em;
        this.actor = actor;
        this.audit = audit;
    }

    /** 429 with Retry-After while this name or this address has to wait. */
    Try begin(String username) {
        var first = enter(username);
        if (first != null) {
            return first;
        }
        if (!waiting.tryAcquire()) {
            throw tooMany(1);
        }
        try {
            var end = System.nanoTime() + PATIENCE.toNanos();
            while (System.nanoTime() < end) {
                Thread.sleep(50);
                var entered = enter(username);
                if (entered != null) {
                    return entered;
                }
            }
            throw tooMany(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw tooMany(1);
        } finally {
            waiting.release();
        }
    }

    /** Right: within the transaction of what was asked for. That the code was asked for before it was the first step of this, and nothing to show. */
    @Transactional(Transactional.TxType.MANDATORY)
    void passed(Try made) {
        em.createNativeQuery("DELETE asked FROM sign_in_try asked JOIN sign_in_try made ON made.account_id = asked.account_id AND made.address = asked.address "
                + "WHERE made.id = ?1 AND asked.outcome = 'FACTOR_ASKED' AND asked.at > UTC_TIMESTAMP(6) - INTERVAL 10 MINUTE").setParameter(1, made.id()).executeUpdate();
        outcome(made, SignInOutcome.PASSED);
    }

    /** Wrong: on the owner's record where there is one. */
    void refused(Try made, String door) {
        QuarkusTransaction.requiringNew().run(() -> {
            outcome(made, SignInOutcome.REFUSED);
            audit.record("session.refused", new RecordRef("account", made.accountId() == null ? "unknown" : made.accountId().toString()), null, null, Map.of("door", door));
        });
    }

    /** The password was right, the second factor is still to come: no guess, but the owner sees it. */
    void asked(Try made) {
        QuarkusTransaction.requiringNew().run(() -> outcome(made, SignInOutcome.FACTOR_ASKED));
    }

    /** Right, and no sign-in: nothing to count or to show. */
    void withdraw(Try made) {
        QuarkusTransaction.requiringNew().run(() -> em.createNativeQuery("DELETE FROM sign_in_try WHERE id = ?1").setParameter(1, made.id()).executeUpdate());
    }

    private void outcome(Try made, SignInOutcome outcome) {
        em.createNativeQuery("UPDATE sign_in_try SET outcome = ?1 WHERE id = ?2").setParameter(1, outcome.name()).setParameter(2, made.id()).executeUpdate();
    }

    /** Null: there is room once a try that is under way ends well. */
    private Try enter(String username) {
        // A digest: what somebody typed as a name may be a password.
        var name = TextDigest.of(username);
        var address = actor.address() == null ? "" : actor.address();
        return Retry.wholeUnit(() -> QuarkusTransaction.requiringNew().call(() -> {
            em.createNativeQuery("INSERT INTO sign_in_name (name_digest, tries, last_at) VALUES (?1, 1, UTC_TIMESTAMP(6)) ON DUPLICATE KEY UPDATE tries = tries + 1, last_at = UTC_TIMESTAMP(6)")
                    .setParameter(1, name).executeUpdate();
            checkAddress(address);
            var account = (Number) em.createNativeQuery("SELECT MAX(id) FROM account WHERE username = ?1").setParameter(1, username).getSingleResult();
            var familiar = ((Number) em.createNativeQuery("SELECT EXISTS (SELECT 1 FROM sign_in_try WHERE account_id = ?1 AND address = ?2 AND outcome = 'PASSED')")
                    .setParameter(1, account == null ? 0 : account.longValue()).setParameter(2, address).getSingleResult()).intValue() > 0;
            var count = count(name, familiar);
            if (count.refused() >= FREE) {
                throw tooMany(Math.max(1, WINDOW_SECONDS - count.oldestSeconds()));
            }
            if (count.refused() + count.pending() >= FREE) {
                return null;
            }
            em.createNativeQuery("INSERT INTO sign_in_try (name_digest, address, account_id, familiar, outcome, device, at) VALUES (?1, ?2, ?3, ?4, 'PENDING', ?5, UTC_TIMESTAMP(6))")
                    .setParameter(1, name).setParameter(2, address).setParameter(3, account == null ? null : account.longValue()).setParameter(4, familiar).setParameter(5, actor.device()).executeUpdate();
            var id = ((Number) em.createNativeQuery("SELECT LAST_INSERT_ID()").getSingleResult()).longValue();
            return new Try(id, account == null ? null : account.longValue());
        }));
    }

    /** A try that is under way for half a minute was lost with its instance: it counts as refused. */
    private Count count(byte[] name, boolean familiar) {
        var row = (Object[]) em.createNativeQuery("SELECT COALESCE(SUM(pending), 0), COALESCE(SUM(1 - pending), 0), COALESCE(MAX((1 - pending) * age), 0) FROM ("
                        + "SELECT CASE WHEN outcome = 'PENDING' AND at > UTC_TIMESTAMP(6) - INTERVAL 30 SECOND THEN 1 ELSE 0 END AS pending, TIMESTAMPDIFF(SECOND, at, UTC_TIMESTAMP(6)) AS age "
                        + "FROM sign_in_try WHERE name_digest = ?1 AND familiar = ?2 AND at > UTC_TIMESTAMP(6) - INTERVAL " + WINDOW_SECONDS + " SECOND AND outcome IN ('PENDING', 'REFUSED')) tries")
                .setParameter(1, name).setParameter(2, familiar).getSingleResult();
        return new Count(((Number) row[0]).intValue(), ((Number) row[1]).intValue(), ((Number) row[2]).intValue());
    }

    /** Beyond a hundred failures each further try of an address has a pause before it: five seconds at first, a minute at most. */
    private void checkAddress(String address) {
        var row = (Object[]) em.createNativeQuery("SELECT COUNT(*), COALESCE(TIMESTAMPDIFF(SECOND, MAX(at), UTC_TIMESTAMP(6)), 0) FROM sign_in_try WHERE address = ?1 AND at > UTC_TIMESTAMP(6) - INTERVAL "
                + WINDOW_SECONDS + " SECOND AND outcome = 'REFUSED'").setParameter(1, address).getSingleResult();
        var failures = ((Number) row[0]).intValue();
        var pause = failures < FREE_PER_ADDRESS ? 0 : Math.min(failures / 20, LONGEST_PAUSE_SECONDS) - ((Number) row[1]).intValue();
        if (pause > 0) {
            throw tooMany(pause);
        }
    }

    private static RuntimeException tooMany(int seconds) {
        return ProblemType.TOO_MANY.raise().retryAfter(seconds);
    }

    /** Tries without an account are kept for the brake alone, the others half a year for their owners. */
    @Scheduled(every = "10m", delayed = "5m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forgetOldOnes() {
        for (var statement : new String[] {"DELETE FROM sign_in_try WHERE account_id IS NULL AND at < UTC_TIMESTAMP(6) - INTERVAL 1 HOUR LIMIT 10000",
                "DELETE FROM sign_in_try WHERE at < UTC_TIMESTAMP(6) - INTERVAL 180 DAY LIMIT 10000", "DELETE FROM sign_in_name WHERE last_at < UTC_TIMESTAMP(6) - INTERVAL 1 HOUR LIMIT 10000"}) {
            QuarkusTransaction.requiringNew().run(() -> em.createNativeQuery(statement).executeUpdate());
        }
    }
}
