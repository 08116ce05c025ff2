package cn.yardstick.cycle;

import java.time.Instant;
import java.time.LocalDate;

/** A cycle; {@code until} is the last day of its period, {@code termEndsOn} the last day of the publicity, both inclusive. */
public record CycleView(long id, String name, long ruleBookId, LocalDate from, LocalDate until, int publicityDays, int minPoolSize, int answerDays, Stage stage,
        Instant scoringOpenedAt, LocalDate termEndsOn, long version) {
}
