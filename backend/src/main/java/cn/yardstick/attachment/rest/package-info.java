/** Attachments over HTTP; private to the room. */
package cn.yardstick.attachment.rest;
