/** Objections over HTTP; private to the room. */
package cn.yardstick.appeal.rest;
