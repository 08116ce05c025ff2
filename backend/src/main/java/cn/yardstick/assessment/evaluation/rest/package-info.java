/** The evaluation endpoint; private to the room. */
package cn.yardstick.assessment.evaluation.rest;
