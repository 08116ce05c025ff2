package cn.yardstick.incident;

import java.util.Set;

/** What is built on incidents by a later room; it implements this. */
public interface IncidentUse {

    /** Does anything that counts rest on these officers' being in this incident? */
    boolean restsOn(long incidentId, Set<Long> officerIds);
}
