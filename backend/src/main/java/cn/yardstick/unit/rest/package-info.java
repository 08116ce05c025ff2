/** Units over HTTP; private to the room. */
package cn.yardstick.unit.rest;
