package cn.yardstick.score;

import cn.yardstick.kernel.Grade;
import cn.yardstick.kernel.Points;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** An entry with its evidence and the officer's answers. */
public record EntryView(long id, long cycleId, long officerId, long unitId, long clauseId, String categoryCode, Points points, Grade ceiling, LocalDate occurredOn, Long incidentId,
        List<Long> diaryEntryIds, String note, EntryState state, long proposerId, String proposedBy, Instant proposedAt, Long deciderId, String decidedBy, Instant decidedAt,
        String decisionNote, Long reverses, Long reversedBy, List<Answer> answers, long version) {

    /** What the officer said to it, when the officer says or when it arrived. */
    public record Answer(long id, String text, Instant at, Instant arrivedAt) {
    }
}
