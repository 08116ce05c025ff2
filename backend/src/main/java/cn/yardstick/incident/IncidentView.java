package cn.yardstick.incident;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An incident, reported when the reporter says or when it arrived; {@code allUnitIds}: those named and those of the named officers on that day; {@code bySystem}: another system reported it; {@code survivor}: what it was merged into, or null; the report is the present picture, with the {@code amendments} that made it. */
public record IncidentView(long id, IncidentReport report, Instant reportedAt, Instant arrivedAt, long reporterId, String reportedBy, boolean bySystem, IncidentState state, Instant decidedAt, String decidedBy,
        String decisionNote, List<Long> allUnitIds, LinkedIncident survivor, List<LinkedIncident> duplicates, List<AmendmentView> amendments, long version) {

    public Set<Long> officerIds() {
        return report.officers().stream().map(Involved::officerId).collect(Collectors.toSet());
    }

    /** It, and those that were merged into it. */
    public List<Long> group() {
        return Stream.concat(Stream.of(id), duplicates.stream().map(LinkedIncident::id)).toList();
    }

    /** As the other system knows it that reported it: what it said itself, and where it stands. */
    IncidentView asReported(IncidentReport said) {
        return new IncidentView(id, said, reportedAt, arrivedAt, reporterId, reportedBy, bySystem, state, null, null, null, allUnitIds, survivor, List.of(), List.of(), version);
    }
}
