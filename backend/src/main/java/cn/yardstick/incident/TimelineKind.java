package cn.yardstick.incident;

/** Lines of an incident's timeline, as in the contract; of what happened at one moment the lower rank comes first. */
public enum TimelineKind {
    DIARY_WRITTEN(0), REPORTED(1), ATTACHED(2), MERGED(3), MERGE_WITHDRAWN(3), AMENDED(4), VERIFIED(5), DISMISSED(5), FINDING_RECORDED(6), FINDING_WITHDRAWN(6), ENTRY_PROPOSED(7), ENTRY_REVERSED(7),
    ENTRY_ANSWERED(8), ENTRY_CONFIRMED(9), ENTRY_REJECTED(9);

    private final int rank;

    TimelineKind(int rank) {
        this.rank = rank;
    }

    int rank() {
        return rank;
    }
}
