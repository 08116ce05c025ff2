package cn.yardstick.identity;

/** What rights need to know of officers; implemented by the room of officers. */
public interface OfficerPlaces {

    /** The unit where the officer serves now, or null. */
    Long unitOf(long officerId);

    /** Police number and name, or null if there is no such officer. */
    Badge badgeOf(long officerId);

    /** Police number and name of an officer. */
    record Badge(String badgeNo, String name) {
    }
}
