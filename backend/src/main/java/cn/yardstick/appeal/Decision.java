package cn.yardstick.appeal;

import java.util.List;
import java.util.stream.Stream;

/**
 * How an objection is answered.
 *
 * @param outcome         none of OPEN and WITHDRAWN
 * @param answer          the reason, in words to the officer
 * @param reverseEntryIds    upheld against a grade: the own entries that do not count any more
 * @param retakeTieIds       upheld against a grade: the ties that are decided anew
 * @param withdrawFindingIds upheld against a grade: findings for which the officer answered as a leader, and which do not stand
 */
public record Decision(ObjectionState outcome, String answer, List<Long> reverseEntryIds, List<Long> retakeTieIds, List<Long> withdrawFindingIds) {

    List<Long> remedies() {
        return Stream.of(reverseEntryIds, retakeTieIds, withdrawFindingIds).flatMap(List::stream).toList();
    }
}
