/** Cycles and meetings over HTTP; private to the room. */
package cn.yardstick.cycle.rest;
