/**
 * The rule book (M2, M4): versioned clauses by category and post, issued to everybody, who confirm having read it. An
 * issued version never changes; a later one shows what changed.
 */
package cn.yardstick.rulebook;
