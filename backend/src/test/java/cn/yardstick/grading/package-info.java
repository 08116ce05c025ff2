/** The grading function against its text: properties, and a second, naive implementation. */
package cn.yardstick.grading;
