package cn.yardstick.assessment;

import java.time.Instant;

/**
 * A grading run.
 *
 * @param runNumber   counts from 1 within the cycle
 * @param inputDigest SHA-256 over the frozen input, hex
 * @param officers    how many were graded
 * @param entries     how many score entries counted
 * @param openTies    how many ties it found that nobody has decided
 */
public record RunView(long id, long cycleId, int runNumber, String engineVersion, long ruleBookId, String inputDigest, int officers, int entries, int openTies,
        Instant ranAt, String ranBy, String note) {
}
