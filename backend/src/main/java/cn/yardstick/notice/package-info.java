/** What people are told at once (M7): that an entry about them was proposed or decided, that an officer answered. Earlier rooms fire events; this one listens. */
package cn.yardstick.notice;
