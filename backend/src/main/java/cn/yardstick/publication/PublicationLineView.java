package cn.yardstick.publication;

import cn.yardstick.kernel.Grade;

/** A line of the list, with the names as they were; {@code difference} is null where the list before, if any, says the same. */
public record PublicationLineView(long officerId, String badgeNo, String name, long unitId, String unitName, Grade grade, Difference difference) {
}
