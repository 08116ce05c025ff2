package cn.yardstick.standing;

import java.time.Instant;
import java.time.LocalDate;

/** A standing warning; its leaders see it from {@code leaderFrom} on. */
public record WarningView(long id, long officerId, long unitId, WarningLevel level, Instant raisedAt, LocalDate leaderFrom) {
}
