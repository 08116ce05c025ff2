package cn.yardstick.calendar;

import java.util.List;

/** The special days of a year; {@code source} is null and version 0 for a year that nobody has kept yet. */
public record YearView(int year, String source, List<SpecialDay> days, long version) {

    /** Has the office (or the shipped official notice) said which days of this year are off? */
    public boolean kept() {
        return version > 0;
    }
}
