package cn.yardstick.cycle;

import java.time.LocalDate;

/** A cycle as it shall be; {@code publicityDays} are working days. */
public record NewCycle(String name, long ruleBookId, LocalDate from, LocalDate until, int publicityDays, int minPoolSize) {
}
