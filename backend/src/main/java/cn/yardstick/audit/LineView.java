package cn.yardstick.audit;

import java.time.Instant;

/**
 * A line of the log.
 *
 * @param accountId who acted, or null where nobody was known; below zero another system
 * @param as        roles of who acted, parted by blanks, or null
 * @param deputyOf  the leader in whose place it was done, or null
 * @param before    canonical JSON, or null
 * @param after     canonical JSON, or null
 * @param salt      16 random bytes, so that nobody guesses a line from its hash in somebody else's proof
 */
public record LineView(long id, Instant at, Long accountId, String by, String as, String deputyOf, String address, String action, String recordType, String recordId, String reason, String before, String after,
        byte[] salt) {
}
