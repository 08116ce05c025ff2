/** The calendar over HTTP; private to the room. */
package cn.yardstick.calendar.rest;
