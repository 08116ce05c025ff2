/** The diary over HTTP; private to the room. */
package cn.yardstick.diary.rest;
