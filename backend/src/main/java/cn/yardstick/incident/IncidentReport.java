package cn.yardstick.incident;

import java.time.LocalDate;
import java.util.List;

/** What is reported; {@code place} may be null. */
public record IncidentReport(IncidentNature nature, IncidentSource source, String title, String description, String place, LocalDate occurredOn, List<Involved> officers,
        List<Long> unitIds, List<Long> diaryEntryIds) {
}
