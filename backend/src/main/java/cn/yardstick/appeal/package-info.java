/**
 * Objections and appeals (M15): an officer contests an own entry or the own grade, others than those who made it answer within a
 * term, a second step goes to another body. Whoever has no part in answering does not learn that anybody objected, and no grade
 * depends on it: no earlier room knows of this one.
 */
package cn.yardstick.appeal;
