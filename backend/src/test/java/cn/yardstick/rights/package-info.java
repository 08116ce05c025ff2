/** The rights over the running service: every operation, every role, every kind of record, every field. */
package cn.yardstick.rights;
