package cn.yardstick.incident;

import java.time.LocalDate;
import java.util.List;

/**
 * What became known later.
 *
 * @param officers   new ones, or what is known now of those who are in it
 * @param occurredOn the right day, or null where it stands
 * @param place      the right place, or null where it stands
 */
public record Amendment(List<Involved> officers, List<Long> unitIds, List<Long> diaryEntryIds, LocalDate occurredOn, String place, String reason) {
}
