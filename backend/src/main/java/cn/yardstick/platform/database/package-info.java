/** What Hibernate must know of the databases that the service runs on. */
package cn.yardstick.platform.database;
