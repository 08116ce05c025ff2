package cn.yardstick.identity;

import java.time.Instant;
import java.time.LocalDate;

/** A hand-over of a leader's queue; {@code unitId} null: of the whole bureau; both days inclusive. */
public record DeputyshipView(long id, long giverId, long giverOfficerId, long deputyId, long deputyOfficerId, Long unitId, LocalDate from, LocalDate until, String reason, DeputyState state,
        Instant givenAt, Instant endedAt, String endedBy, DeputyEndCause endCause, String endReason, long version) {
}
