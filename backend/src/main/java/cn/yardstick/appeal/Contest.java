package cn.yardstick.appeal;

import cn.yardstick.kernel.Grade;
import java.time.LocalDate;
import java.util.Set;

/**
 * What is contested, as it is when the objection comes.
 *
 * @param grade       null where it is an entry
 * @param inTimeUntil last day, inclusive
 * @param lawUntil    last day of the term of the law, inclusive, before which nobody may refuse it for being late; null where none runs
 * @param makers      accounts of those who made it
 */
record Contest(long cycleId, long officerId, long unitId, Grade grade, LocalDate inTimeUntil, LocalDate lawUntil, Set<Long> makers) {

    Objection.Term term(LocalDate today, LocalDate answerUntil) {
        var late = today.isAfter(inTimeUntil);
        return new Objection.Term(inTimeUntil, late, late && (lawUntil == null || today.isAfter(lawUntil)), answerUntil);
    }
}
