package cn.yardstick.appeal;

import java.time.Instant;
import java.time.LocalDate;

/**
 * That the term to answer an appeal was extended.
 *
 * @param from its last day before, inclusive
 */
public record Extension(String by, Instant at, LocalDate from, String reason) {
}
