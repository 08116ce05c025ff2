package cn.yardstick.identity;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What rights need to know of officers; implemented by the room of officers. */
public interface OfficerPlaces {

    /** The unit where the officer serves now, or null. */
    Long unitOf(long officerId);

    /** Police number and name, or null if there is no such officer. */
    Badge badgeOf(long officerId);

    /** Police numbers and names by officer; those that are none are left out. */
    default Map<Long, Badge> badgesOf(Collection<Long> officerIds) {
        return officerIds.stream().filter(id -> badgeOf(id) != null).collect(Collectors.toMap(Function.identity(), this::badgeOf));
    }

    /** Officers by the beginning of name, pinyin, initials or police number. */
    List<Long> search(String q, int most);

    /** Police number and name of an officer. */
    record Badge(String badgeNo, String name) {
    }
}
