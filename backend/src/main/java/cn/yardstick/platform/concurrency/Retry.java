package cn.yardstick.platform.concurrency;

import cn.yardstick.platform.problem.ProblemException;
import cn.yardstick.platform.problem.ProblemType;
import jakarta.persistence.OptimisticLockException;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/** Runs a whole transaction again when the database refused it for the sake of order, also at COMMIT. */
public final class Retry {

    private static final int ATTEMPTS = 6;
    /** Deadlock, lock wait timeout, row changed since the snapshot. */
    private static final Set<Integer> CODES = Set.of(1213, 1205, 1020);

    private Retry() {
    }

    public static <T> T wholeUnit(Supplier<T> unit) {
        for (int attempt = 1;; attempt++) {
            try {
                return unit.get();
            } catch (ProblemException e) {
                throw e;
            } catch (RuntimeException e) {
                // Two at once: run again, the loser finds the other's record and says what it is; or takes the next number.
                if (isDuplicate(e) && attempt < ATTEMPTS) {
                    continue;
                }
                if (isDuplicate(e)) {
                    throw ProblemType.CONFLICT.raise("已有相同的记录。", "Such a record exists already.");
                }
                if (!isTransient(e)) {
                    throw e;
                }
                if (attempt == ATTEMPTS) {
                    throw ProblemType.OVERLOADED.raise().retryAfter(1);
                }
                pause(attempt);
            }
        }
    }

    private static boolean isTransient(Throwable thrown) {
        for (var cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof OptimisticLockException
                    || cause instanceof SQLException sql && (CODES.contains(sql.getErrorCode()) || "40001".equals(sql.getSQLState()))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isDuplicate(Throwable thrown) {
        for (var cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLIntegrityConstraintViolationException sql && sql.getErrorCode() == 1062) {
                return true;
            }
        }
        return false;
    }

    private static void pause(int attempt) {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(5, 20L << attempt));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ProblemType.OVERLOADED.raise().retryAfter(1);
        }
    }
}
