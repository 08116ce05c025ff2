/** Reports over HTTP; private to the room. */
package cn.yardstick.report.rest;
