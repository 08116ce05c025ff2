package cn.yardstick.notice;

import java.time.Instant;

/** Something that somebody was told; {@code seenAt} null until then. */
public record NoticeView(long id, NoticeKind kind, long targetId, String label, Instant at, Instant seenAt) {
}
