/** Screen-shaped reads over several rooms; imported by nobody. */
package cn.yardstick.report;
