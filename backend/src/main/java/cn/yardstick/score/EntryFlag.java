package cn.yardstick.score;

/** What the rule book leaves to the confirmer's judgement, as in the contract. */
public enum EntryFlag {
    /** With it the sum of the category would pass the rule book's limit; what is above counts nothing. */
    ABOVE_CATEGORY_LIMIT,
    /** The same clause counts for this person on an incident that was merged with this one. */
    SAME_INCIDENT,
    /** A diary entry behind it was written more than thirty days after the fact. */
    EVIDENCE_LATE,
    /** Nothing but what the proposer wrote stands behind it. */
    OWN_DIARY_ONLY,
    /** Proposed on the last day of the cycle's period. */
    LAST_DAY
}
