package cn.yardstick.platform.concurrency;

import cn.yardstick.platform.problem.ProblemType;

/** Versions as entity tags. */
public final class IfMatch {

    private IfMatch() {
    }

    /** The version that a caller says it changes; 428 without one, 412 for what cannot be a version of ours. */
    static long parse(String header) {
        if (header == null || header.isBlank()) {
            throw ProblemType.VERSION_MISSING.raise();
        }
        if (!header.matches("\"[0-9]{1,18}\"")) {
            throw ProblemType.STALE.raise();
        }
        return Long.parseLong(header.substring(1, header.length() - 1));
    }

    /** Compares inside the transaction, after the row was locked; 412 if somebody was faster. */
    public static void check(long expected, long actual) {
        if (expected != actual) {
            throw ProblemType.STALE.raise();
        }
    }

    public static String tag(long version) {
        return "\"" + version + "\"";
    }
}
