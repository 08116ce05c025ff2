/** The calendar of working days that the office keeps (M14, M15): terms of publicity, answers and reviews run by it. */
package cn.yardstick.calendar;
