package cn.yardstick.publication;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A publication.
 *
 * @param termEndsOn   last day of its term
 * @param supersedesId the list whose place it takes; null for the first
 * @param places       null for the first list
 * @param changed      lines with another grade than before, {@code forOthers} of them by nobody's own facts
 * @param kept         lines that stay as they were although the run alone would say a worse grade
 * @param certificates canonical JSON; null for lists from before they were made
 */
public record PublicationView(long id, long cycleId, long runId, int revision, String title, String note, PublicationState state, long proposerId, String proposedBy, Instant proposedAt,
        String approvedBy, Instant publishedAt, LocalDate termEndsOn, int officers, Long supersedesId, Places places, Counts counts, Shown shown, String certificates, long version) {

    /** How many lines of a revision differ. */
    public record Counts(int changed, int forOthers, int kept) {
    }
}
