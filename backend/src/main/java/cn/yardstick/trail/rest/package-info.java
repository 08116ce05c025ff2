/** The audit log over HTTP; private to the room. */
package cn.yardstick.trail.rest;
