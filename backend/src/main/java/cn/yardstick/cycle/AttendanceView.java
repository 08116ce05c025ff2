package cn.yardstick.cycle;

import java.time.Instant;

/** How an officer was reached by a meeting; {@code at}: when that was written down. */
public record AttendanceView(long officerId, long unitId, AttendanceState state, Instant at) {
}
