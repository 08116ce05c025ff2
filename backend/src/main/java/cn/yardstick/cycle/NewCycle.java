package cn.yardstick.cycle;

import java.time.LocalDate;

/** A cycle as it shall be; {@code publicityDays} and {@code answerDays}, in which a proposed deduction is to be answered, are working days. */
public record NewCycle(String name, long ruleBookId, LocalDate from, LocalDate until, int publicityDays, int minPoolSize, int answerDays) {
}
