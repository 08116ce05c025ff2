/**
 * A published list made again (M14, X1, X3): from the frozen input of its run alone, by nothing but the engine, without service,
 * database or network.
 */
package cn.yardstick.regrade;
