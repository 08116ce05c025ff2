package cn.yardstick.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;

/** A day that differs from Monday to Friday: {@code working} on a weekend, or off on a weekday. */
public record SpecialDay(LocalDate day, boolean working, String name) {

    /** Does it say what the day of the week says already? */
    boolean saysNothing() {
        return working == weekday(day);
    }

    static boolean weekday(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }
}
