package cn.yardstick.incident;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** What became known later and stands beside the report; each may be null or empty, and before each stands what was there until then. */
public record AmendmentView(long id, String reason, String doneBy, Instant doneAt, LocalDate occurredOn, LocalDate occurredBefore, String place, String placeBefore, List<Person> officers,
        List<Long> unitIds, List<Long> diaryEntryIds) {

    /** An officer who came in, or of whom more is known; {@code roleBefore} and {@code dispositionBefore} null for who came in. */
    public record Person(Involved involved, IncidentRole roleBefore, Disposition dispositionBefore) {
    }
}
