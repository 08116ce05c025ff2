package cn.yardstick.publication;

/** Proposed by one, published by another, or withdrawn. */
public enum PublicationState {
    PROPOSED, PUBLISHED, WITHDRAWN
}
