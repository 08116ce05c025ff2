/** Notices over HTTP; private to the room. */
package cn.yardstick.notice.rest;
