package cn.yardstick.appeal;

import cn.yardstick.kernel.Grade;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * An objection.
 *
 * @param reviewId    of an appeal the objection whose answer it is against, else null
 * @param appealId    the appeal against its answer, or null
 * @param grade       the contested grade, null where an entry is contested
 * @param inTimeUntil last day of the term to object, inclusive
 * @param refusable   it may be refused for being late
 * @param answerUntil last day of the term to answer, inclusive
 * @param extension   null where that term is the first one
 * @param body        which body decided it, or of an appeal has to; else null
 * @param answer      the reason of the decision
 * @param appealUntil last day of the term to appeal, inclusive; null where there is nothing to appeal against
 * @param remedies    what was put right, where it was upheld
 * @param entryIds    the contested entry, or against a grade those that are contested with it or were reversed
 */
public record ObjectionView(long id, ObjectionStep step, Long reviewId, Long appealId, ObjectionMatter matter, long cycleId, long officerId, long unitId, Long entryId, Long publicationId,
        Grade grade, Set<Contested> contested, String reason, Instant writtenAt, Instant filedAt, LocalDate inTimeUntil, boolean late, boolean refusable, ObjectionState state,
        LocalDate answerUntil, Extension extension, ReviewBody body, Long deciderId, String decidedBy, Instant decidedAt, String answer, LocalDate appealUntil, List<Remedy> remedies, List<Long> entryIds, long version) {

    /** May its term to answer be extended? Of an appeal, once, before it is over. */
    public boolean extendable(LocalDate today) {
        return step == ObjectionStep.APPEAL && state == ObjectionState.OPEN && extension == null && !today.isAfter(answerUntil);
    }

    /** Is its answer overdue? */
    public boolean overdue(LocalDate today) {
        return state == ObjectionState.OPEN && today.isAfter(answerUntil);
    }
}
