/** Sign-in, one's own account and accounts over HTTP; private to the room. */
package cn.yardstick.identity.rest;
