package cn.yardstick.audit;

import java.time.Instant;

/** A signed head: the size of the log then, and the signed note over size and root. */
public record HeadView(long id, long size, Instant signedAt, String note) {
}
