/**
 * Deductions and awards (M7): proposed under a clause with evidence, confirmed by somebody else, never by or on oneself,
 * never deleted; one fact counts once per person and clause.
 */
package cn.yardstick.score;
