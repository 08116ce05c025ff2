package cn.yardstick.publication;

/** Proposed by one, published by another, superseded by a revision, or withdrawn. */
public enum PublicationState {
    PROPOSED, PUBLISHED, SUPERSEDED, WITHDRAWN;

    /** Is it a list that everybody may read? What was published once stays readable. */
    public boolean isOpen() {
        return this == PUBLISHED || this == SUPERSEDED;
    }
}
