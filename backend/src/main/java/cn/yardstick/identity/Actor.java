package cn.yardstick.identity;

import cn.yardstick.platform.problem.ProblemType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who acts, with everything that the rights need to know; a snapshot that is at most seconds old. */
public final class Actor {

    static final Actor NOBODY = new Actor(0, "system", null, null, false, false, Map.of(), Set.of(0L), List.of());

    /** Rights that a leader has handed on for a term. */
    record Lent(String name, Set<Long> accountIds, Long officerId, Map<String, Reach> reaches) {
    }

    private final long accountId;
    private final String displayName;
    private final String roles;
    private final Long officerId;
    private final boolean mustChangePassword;
    private final boolean mustEnrolFactor;
    private final Map<String, Reach> own;
    private final Map<String, Reach> reaches;
    private final Set<Long> accountIds;
    private final List<Lent> lent;

    /** {@code accountIds}: all of this person; {@code lent}: of those whose deputy this is now. */
    Actor(long accountId, String displayName, String roles, Long officerId, boolean mustChangePassword, boolean mustEnrolFactor, Map<String, Reach> own, Set<Long> accountIds, List<Lent> lent) {
        this.accountId = accountId;
        this.displayName = displayName;
        this.roles = roles;
        this.officerId = officerId;
        this.mustChangePassword = mustChangePassword;
        this.mustEnrolFactor = mustEnrolFactor;
        this.own = Map.copyOf(own);
        this.accountIds = accountIds;
        this.lent = List.copyOf(lent);
        var both = new HashMap<>(own);
        lent.forEach(one -> one.reaches().forEach((permission, reach) -> both.merge(permission, reach, Reach::and)));
        this.reaches = Map.copyOf(both);
    }

    public long accountId() {
        return accountId;
    }

    public String displayName() {
        return displayName;
    }

    /** Names of the roles, parted by blanks, for the record alone; null for nobody. What one may do is asked of {@link #may}. */
    String roles() {
        return roles;
    }

    /** The officer who this account belongs to, or null. */
    public Long officerId() {
        return officerId;
    }

    /** The other system that acts, or null: a person, or nobody. */
    public Long clientId() {
        return accountId < 0 ? -accountId : null;
    }

    public boolean isSelf(Long officer) {
        return officerId != null && officerId.equals(officer);
    }

    /** Those of these officers who are somebody else. */
    public List<Long> others(Collection<Long> officers) {
        return officers.stream().filter(officer -> !isSelf(officer)).toList();
    }

    /** Is that account this person's, though perhaps another one? */
    public boolean isSame(Long account) {
        return account != null && accountIds.contains(account);
    }

    /** All accounts of this person. */
    public Set<Long> accountIds() {
        return accountIds;
    }

    public boolean may(String permission) {
        return reaches.containsKey(permission);
    }

    /** How far one sees and reaches, as oneself and as a deputy; whoever decides asks {@link #decidingAs}. */
    public Reach reach(String permission) {
        return reaches.getOrDefault(permission, Reach.NOTHING);
    }

    /** As whom one has this permission: as oneself first, even where it reaches nothing. */
    public List<Capacity> capacities(String permission) {
        var found = new ArrayList<Capacity>();
        found.add(new Capacity(null, accountIds, officerId, own.getOrDefault(permission, Reach.NOTHING)));
        lent.stream().filter(one -> one.reaches().containsKey(permission)).forEach(one -> found.add(new Capacity(one.name(), one.accountIds(), one.officerId(), one.reaches().get(permission))));
        return found;
    }

    /** As whom one would decide such a matter: as oneself where that is enough; null where one may not. */
    public Capacity decidingAs(String permission, Matter matter) {
        var found = capacities(permission);
        return found.getFirst().bars(matter) != null ? null : found.stream().filter(one -> one.covers(matter) && one.bars(matter) == null).findFirst().orElse(null);
    }

    /** Why one may not: it is one's own matter or that of the leader whose deputy one is, or it is out of reach. */
    ProblemType refusal(String permission, Matter matter) {
        var found = capacities(permission);
        var own = found.getFirst().bars(matter);
        return own != null ? own : found.stream().filter(one -> one.covers(matter)).map(one -> one.bars(matter)).filter(java.util.Objects::nonNull).findFirst().orElse(ProblemType.NOT_ALLOWED);
    }

    public boolean mustChangePassword() {
        return mustChangePassword;
    }

    /** A role needs a second factor and there is none yet: nothing else is allowed until there is. */
    public boolean mustEnrolFactor() {
        return mustEnrolFactor;
    }

    public Set<String> permissions() {
        return reaches.keySet();
    }
}
