/** Officers over HTTP; private to the room. */
package cn.yardstick.officer.rest;
