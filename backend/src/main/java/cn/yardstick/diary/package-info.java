/** The assessment diary (M5): dated evidence by the assessment group, never rewritten; corrections stand beside it. */
package cn.yardstick.diary;
