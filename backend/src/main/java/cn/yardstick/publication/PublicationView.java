package cn.yardstick.publication;

import java.time.Instant;
import java.time.LocalDate;

/** A publication; {@code termEndsOn} is the last day of its term. */
public record PublicationView(long id, long cycleId, long runId, int revision, String title, String note, PublicationState state, long proposerId, String proposedBy, Instant proposedAt,
        String approvedBy, Instant publishedAt, LocalDate termEndsOn, int officers, long version) {
}
