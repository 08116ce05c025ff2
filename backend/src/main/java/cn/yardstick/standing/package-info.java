/**
 * My standing (M18): where an officer stands while scoring is open, and a warning in time. Nobody learns another's score:
 * what depends on others is told by steps of {@link cn.yardstick.standing.Placing#STEP}.
 */
package cn.yardstick.standing;
