package cn.yardstick.score;

import cn.yardstick.kernel.Grade;
import cn.yardstick.kernel.Points;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * An entry with its evidence and the officer's answers.
 *
 * @param answerUntil     last day of the officer's term to answer, or null where there is none
 * @param flagsAtProposal what the confirmer had to look at when it was proposed
 */
public record EntryView(long id, long cycleId, long officerId, long unitId, long clauseId, String categoryCode, Points points, Grade ceiling, LocalDate occurredOn, Long incidentId,
        List<Long> diaryEntryIds, String note, EntryState state, long proposerId, String proposedBy, Instant proposedAt, Long deciderId, String decidedBy, Instant decidedAt,
        String decisionNote, Long reverses, Long reversedBy, List<Answer> answers, LocalDate answerUntil, Set<EntryFlag> flagsAtProposal, long version) {

    /** What the officer said to it, when the officer says or when it arrived; {@code late}: it arrived after the term. */
    public record Answer(long id, String text, Instant at, Instant arrivedAt, boolean late) {
    }

    /** Was the officer heard, or had the time for it? Whoever confirms before says why. */
    public boolean heard(LocalDate today) {
        return answerUntil == null || today.isAfter(answerUntil) || !answers.isEmpty();
    }
}
