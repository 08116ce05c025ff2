/** Rule books over HTTP; private to the room. */
package cn.yardstick.rulebook.rest;
