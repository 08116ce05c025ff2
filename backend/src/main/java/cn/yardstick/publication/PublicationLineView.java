package cn.yardstick.publication;

import cn.yardstick.kernel.Grade;

/** A line of the list, with the names as they were. */
public record PublicationLineView(long officerId, String badgeNo, String name, long unitId, String unitName, Grade grade) {
}
