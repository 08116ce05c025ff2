package cn.yardstick.appeal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.yardstick.kernel.Grade;
import cn.yardstick.platform.time.BureauTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** In time or late, to the second, by the bureau's zone. */
class ContestTest {

    private static final LocalDate LAST = LocalDate.of(2026, 6, 10);
    private static final Contest GRADE = new Contest(1, 2, 3, Grade.FOUR, LAST, LAST.plusDays(20), Set.of());
    private static final Contest ENTRY = new Contest(1, 2, 3, null, LAST, null, Set.of());

    @Test
    void theLastSecondOfTheLastDayIsInTime() {
        var term = at(GRADE, "2026-06-10T15:59:59.999999Z");
        assertFalse(term.late());
        assertFalse(term.refusable());
        assertEquals(LAST, term.inTimeUntil());
    }

    @Test
    void midnightIsLate() {
        assertTrue(at(GRADE, "2026-06-10T16:00:00Z").late());
        assertTrue(at(ENTRY, "2026-06-10T16:00:00Z").late());
    }

    @Test
    void aLateOneIsRefusedOnlyWhereNoTermOfTheLawRuns() {
        assertTrue(at(ENTRY, "2026-06-10T16:00:00Z").refusable());
        assertFalse(at(GRADE, "2026-06-30T15:59:59Z").refusable());
        assertTrue(at(GRADE, "2026-06-30T16:00:00Z").refusable());
    }

    private static Objection.Term at(Contest contest, String moment) {
        return contest.term(BureauTime.day(Instant.parse(moment)), LAST.plusDays(30));
    }
}
