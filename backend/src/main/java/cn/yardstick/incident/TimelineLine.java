package cn.yardstick.incident;

import java.time.Instant;

/**
 * One thing that came from an incident.
 *
 * @param rowId      of the row that says so, which orders what is of one kind and moment
 * @param incidentId the one of the merged incidents that it came from
 * @param recordType the record that it leads to, by the words of the audit log; its id is {@code recordId}
 * @param by         who did it, or null where that is the officer
 * @param officerId  whom it is about, or null
 * @param label      clause and points, or the name of a file; or null
 * @param text       what was said with it; or null
 */
public record TimelineLine(Instant at, TimelineKind kind, long rowId, long incidentId, String recordType, long recordId, String by, Long officerId, String label, String text) {

    public TimelineLine labelled(String newLabel) {
        return new TimelineLine(at, kind, rowId, incidentId, recordType, recordId, by, officerId, newLabel, text);
    }

    /** One for each line, as long as it stands. */
    public String key() {
        return mark().key();
    }

    TimelineMark mark() {
        return new TimelineMark(at, kind.rank(), rowId);
    }
}
