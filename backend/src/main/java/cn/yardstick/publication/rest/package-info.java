/** Publications over HTTP; private to the room. */
package cn.yardstick.publication.rest;
