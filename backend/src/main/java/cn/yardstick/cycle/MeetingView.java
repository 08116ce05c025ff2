package cn.yardstick.cycle;

import java.time.Instant;

/** A meeting; {@code unitId} null: for the bureau; {@code reached}: present or caught up. */
public record MeetingView(long id, long cycleId, MeetingKind kind, Long unitId, String title, Instant scheduledAt, String place, String agenda, MeetingState state,
        Instant heldAt, String minutes, int invited, int reached, long version) {
}
