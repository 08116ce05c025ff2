/**
 * What a file is by its content, told by following its structure from the first byte to the last: what does not end where its
 * kind says, holds something that acts, or is larger inside than it may be, is refused. Nothing here knows of records or people.
 */
package cn.yardstick.attachment.content;
