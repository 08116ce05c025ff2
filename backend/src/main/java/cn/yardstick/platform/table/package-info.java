/** Tables of Excel: what their cells hold. */
package cn.yardstick.platform.table;
