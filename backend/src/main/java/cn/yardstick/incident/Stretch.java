package cn.yardstick.incident;

import cn.yardstick.platform.paging.Listing;
import java.util.Collection;
import java.util.List;

/** The part of a timeline that is asked for: what comes behind a mark, or from the beginning where that is null. */
public final class Stretch {

    private final TimelineMark after;
    private final Collection<Long> incidentIds;
    private final int most;

    Stretch(TimelineMark after, Collection<Long> incidentIds, int most) {
        this.after = after;
        this.incidentIds = incidentIds;
        this.most = most;
    }

    /** The incident, and those that were merged into it. */
    public Collection<Long> incidentIds() {
        return incidentIds;
    }

    /** No more of these rows than the page can hold, by the column of their time, which an index has in this order. */
    public <E> List<E> rows(Listing<E> listing, TimelineKind kind, String time) {
        if (after != null && kind.rank() == after.rank()) {
            listing.where("e." + time + " > :afterTime or e." + time + " = :afterTime and e.id > :afterId", "afterTime", after.at(), "afterId", after.id());
        } else if (after != null) {
            listing.where("e." + time + (kind.rank() > after.rank() ? " >= " : " > ") + ":afterTime", "afterTime", after.at());
        }
        return listing.first("e." + time + ", e.id", most);
    }

    boolean holds(TimelineLine line) {
        return after == null || line.mark().compareTo(after) > 0;
    }
}
