/** Grading of facts that the caller brings: stores nothing (spec/grading.md, from JSON to JSON). */
package cn.yardstick.assessment.evaluation;
