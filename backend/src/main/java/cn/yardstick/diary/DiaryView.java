package cn.yardstick.diary;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** A diary entry about some officers, with the corrections that stand beside it; {@code clauseId} may be null. Written when the writer says, or when it arrived. */
public record DiaryView(long id, LocalDate occurredOn, Instant writtenAt, Instant arrivedAt, String author, String text, List<Long> officerIds, Long clauseId, List<Correction> corrections) {

    /** A correction; the entry itself stays. */
    public record Correction(long id, String text, String reason, String author, Instant writtenAt) {
    }
}
