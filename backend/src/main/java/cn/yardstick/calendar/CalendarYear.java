package cn.yardstick.calendar;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A stored year. Its version is counted by hand, since a row of version 0 stands for a year being kept for the first time. */
@Entity
@Table(name = "calendar_year")
class CalendarYear {

    @Id
    private int year;
    private String source;
    private long version;

    protected CalendarYear() {
    }

    void keep(String newSource) {
        this.source = newSource;
        this.version++;
    }

    int year() {
        return year;
    }

    String source() {
        return source;
    }

    long version() {
        return version;
    }
}
