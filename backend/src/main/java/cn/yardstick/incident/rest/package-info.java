/** Incidents and findings over HTTP; private to the room. */
package cn.yardstick.incident.rest;
