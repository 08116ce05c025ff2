/** Officers (M1) and their assignments over time; personal data is shown to those of the table alone, and every look is logged. */
package cn.yardstick.officer;
