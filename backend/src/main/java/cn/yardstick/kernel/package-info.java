/** Words and numbers that every room shares; depends on nothing. */
package cn.yardstick.kernel;
