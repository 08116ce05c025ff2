package cn.yardstick.identity;

import java.util.Map;
import java.util.Set;

/** Who acts, with everything that the rights need to know; a snapshot that is at most seconds old. */
public final class Actor {

    static final Actor NOBODY = new Actor(0, "system", null, false, false, Map.of());

    private final long accountId;
    private final String displayName;
    private final Long officerId;
    private final boolean mustChangePassword;
    private final boolean mustEnrolFactor;
    private final Map<String, Reach> reaches;

    Actor(long accountId, String displayName, Long officerId, boolean mustChangePassword, boolean mustEnrolFactor, Map<String, Reach> reaches) {
        this.accountId = accountId;
        this.displayName = displayName;
        this.officerId = officerId;
        this.mustChangePassword = mustChangePassword;
        this.mustEnrolFactor = mustEnrolFactor;
        this.reaches = Map.copyOf(reaches);
    }

    public long accountId() {
        return accountId;
    }

    public String displayName() {
        return displayName;
    }

    /** The officer who this account belongs to, or null. */
    public Long officerId() {
        return officerId;
    }

    public boolean isSelf(Long officer) {
        return officerId != null && officerId.equals(officer);
    }

    public boolean may(String permission) {
        return reaches.containsKey(permission);
    }

    public Reach reach(String permission) {
        return reaches.getOrDefault(permission, Reach.NOTHING);
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
