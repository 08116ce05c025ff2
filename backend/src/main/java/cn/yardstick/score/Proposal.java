package cn.yardstick.score;

import cn.yardstick.kernel.Points;
import java.time.LocalDate;
import java.util.List;

/** What is proposed; points are negative for a deduction; {@code incidentId} may be null. */
public record Proposal(long cycleId, long officerId, long clauseId, Points points, LocalDate occurredOn, Long incidentId, List<Long> diaryEntryIds, String note) {
}
