/** Runs, results and ties over HTTP; private to the room. */
package cn.yardstick.assessment.rest;
