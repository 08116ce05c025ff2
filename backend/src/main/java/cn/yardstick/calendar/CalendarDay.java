package cn.yardstick.calendar;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;

/** A stored special day. */
@Entity
@Table(name = "calendar_day")
class CalendarDay {

    @Id
    private LocalDate day;
    private int year;
    private boolean working;
    private String name;

    protected CalendarDay() {
    }

    CalendarDay(SpecialDay special) {
        this.day = special.day();
        this.year = special.day().getYear();
        this.working = special.working();
        this.name = special.name();
    }

    SpecialDay view() {
        return new SpecialDay(day, working, name);
    }
}
