/** What may stand in the log. */
package cn.yardstick.platform.log;
