/**
 * Grading runs (M8, M9, M11): the facts of a cycle are frozen, graded by the one measure, and kept with what they were
 * made from; ties are decided by people.
 */
package cn.yardstick.assessment;
