/** Score entries over HTTP; private to the room. */
package cn.yardstick.score.rest;
