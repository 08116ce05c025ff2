/** Deliveries over HTTP; private to the room. */
package cn.yardstick.consequence.rest;
