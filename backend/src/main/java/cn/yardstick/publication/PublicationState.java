package cn.yardstick.publication;

import java.util.Set;

/** Proposed by one, published by another, superseded by a revision, or withdrawn. */
public enum PublicationState {
    PROPOSED, PUBLISHED, SUPERSEDED, WITHDRAWN;

    /** Those of lists that everybody may read: what was published once stays readable. */
    static final Set<PublicationState> OPEN = Set.of(PUBLISHED, SUPERSEDED);

    /** Is it a list that everybody may read? */
    public boolean isOpen() {
        return OPEN.contains(this);
    }
}
