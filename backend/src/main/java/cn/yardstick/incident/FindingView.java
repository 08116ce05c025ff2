package cn.yardstick.incident;

import java.time.Instant;
import java.time.LocalDate;

/** What an inspection found about a unit; {@code withdrawnReason} null while it stands. */
public record FindingView(long id, long incidentId, long unitId, int leaderSteps, LocalDate occurredOn, String reason, String foundBy, Instant foundAt, String withdrawnReason) {
}
