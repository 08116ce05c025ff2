package cn.yardstick.publication;

import cn.yardstick.kernel.Grade;

/**
 * A line of the list, with the names as they were.
 *
 * @param difference null where the list before, if any, says the same
 * @param reasons    digest of the officer's own reasons, base64; null in lists from before they were sealed
 */
public record PublicationLineView(long officerId, String badgeNo, String name, long unitId, String unitName, Grade grade, Difference difference, String reasons) {
}
