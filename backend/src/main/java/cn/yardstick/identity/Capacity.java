package cn.yardstick.identity;

import cn.yardstick.platform.problem.ProblemType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * As whom somebody uses a permission: as oneself, or as the deputy of a leader. A deputy may do nothing that the leader
 * could not do: the bars of both hold.
 *
 * @param deputyOf   name of the leader, or null: as oneself
 * @param accountIds accounts of the one in whose right it is done
 * @param officerId  the officer in whose right it is done, or null
 */
public record Capacity(String deputyOf, Set<Long> accountIds, Long officerId, Reach reach) {

    /** What forbids this person such a matter wherever it lies, or null. */
    ProblemType bars(Matter matter) {
        if (officerId != null && matter.officerIds().contains(officerId)) {
            return ProblemType.NOT_ON_OWN;
        }
        return matter.proposerId() != null && accountIds.contains(matter.proposerId()) ? ProblemType.NOT_SAME_PERSON : null;
    }

    boolean covers(Matter matter) {
        return reach.all() || !matter.unitIds().isEmpty() && matter.unitIds().stream().allMatch(unit -> reach.covers(unit, null));
    }

    /** What is, for the line of the {@code AuditLog}; it names the leader. */
    Map<String, Object> said(Map<String, ?> after) {
        var said = new LinkedHashMap<String, Object>(after);
        if (deputyOf != null) {
            said.putAll(Map.of("deputyOf", deputyOf));
        }
        return said;
    }
}
