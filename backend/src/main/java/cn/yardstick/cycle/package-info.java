/**
 * Assessment cycles (M13): stages and gates, the frozen population and its pools, and the three meetings (M3).
 */
package cn.yardstick.cycle;
