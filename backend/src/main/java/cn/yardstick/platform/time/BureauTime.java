package cn.yardstick.platform.time;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/** Instants are UTC, to the microsecond that the database keeps; days are those of the bureau. */
@ApplicationScoped
public class BureauTime {

    /** The bureau's zone; never "CST", which Java takes for Chicago. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final Clock clock;

    BureauTime(Clock clock) {
        this.clock = clock;
    }

    public LocalDate today() {
        return day(clock.instant());
    }

    /** The bureau's day at that moment: a new one begins at 00:00:00 there. */
    public static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZONE);
    }

    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    @Produces
    @Singleton
    static Clock clock() {
        return Clock.systemUTC();
    }
}
