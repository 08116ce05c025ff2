package cn.yardstick.appeal;

import java.util.List;

/**
 * How an objection is answered.
 *
 * @param outcome         none of OPEN and WITHDRAWN
 * @param answer          the reason, in words to the officer
 * @param reverseEntryIds upheld against a grade: the own entries that do not count any more
 */
public record Decision(ObjectionState outcome, String answer, List<Long> reverseEntryIds) {
}
