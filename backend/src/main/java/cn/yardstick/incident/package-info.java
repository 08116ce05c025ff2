/** Incidents and findings (M6): bad and good, about officers and units, verified or dismissed by somebody who is not in them. */
package cn.yardstick.incident;
