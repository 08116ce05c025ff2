/**
 * The demo bureau: about thirty units and six hundred officers with made-up names, from a fixed seed, loaded into an
 * empty database only. Three cycles are finished, the list of one was revised
 * after it had gone out, and in one unit grade four goes round; one cycle is in scoring. Nothing here is used once it has run.
 */
package cn.yardstick.demo;
