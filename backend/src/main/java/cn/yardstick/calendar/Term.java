package cn.yardstick.calendar;

import java.time.LocalDate;

/**
 * A term in working days.
 *
 * @param lastDay inclusive
 * @param certain false where it runs into a year whose calendar nobody has kept yet
 */
public record Term(LocalDate from, int workingDays, LocalDate lastDay, boolean certain) {
}
