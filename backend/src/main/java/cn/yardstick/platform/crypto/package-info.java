/** Sealing of what the database must not be able to read, and files that only their owner reads. */
package cn.yardstick.platform.crypto;
