/**
 * The demo bureau: about thirty units and six hundred officers with made-up names, from a fixed seed, loaded into an
 * empty database only. One cycle is finished, one is in scoring. Nothing here is used once it has run.
 */
package cn.yardstick.demo;
