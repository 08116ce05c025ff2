package cn.yardstick.score;

import cn.yardstick.kernel.Grade;
import cn.yardstick.kernel.Points;
import java.time.LocalDate;

/** A confirmed entry that was not reversed; {@code incidentId}, of merged incidents the one that stays, and {@code ceiling} may be null, {@code confirmedBy} is null until then. */
public record StandingEntry(long id, long officerId, long clauseId, String categoryCode, Points points, Long incidentId, Grade ceiling, LocalDate occurredOn,
        String proposedBy, String confirmedBy) {

    StandingEntry on(Long incident) {
        return new StandingEntry(id, officerId, clauseId, categoryCode, points, incident, ceiling, occurredOn, proposedBy, confirmedBy);
    }
}
