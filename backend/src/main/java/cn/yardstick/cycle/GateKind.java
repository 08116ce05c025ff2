package cn.yardstick.cycle;

/** What a step to the next stage may wait for, in the order in which it is shown. */
public enum GateKind {
    RULE_BOOK_ISSUED(Stage.PREPARATION, WaitsOn.FACTS),
    RULE_BOOK_ACKNOWLEDGED(Stage.PREPARATION, WaitsOn.PEOPLE),
    MEETINGS_HELD(Stage.PREPARATION, WaitsOn.FACTS),
    EVERYONE_REACHED(Stage.PREPARATION, WaitsOn.PEOPLE),
    POOLS_ARRANGED(Stage.PREPARATION, WaitsOn.FACTS),
    PERIOD_OVER(Stage.SCORING, WaitsOn.PEOPLE),
    NO_OPEN_ENTRY(Stage.SCORING, WaitsOn.FACTS),
    GRADED(Stage.GRADING, WaitsOn.FACTS),
    NO_OPEN_TIE(Stage.GRADING, WaitsOn.FACTS),
    PUBLISHED(Stage.GRADING, WaitsOn.FACTS),
    TERM_OVER(Stage.PUBLICITY, WaitsOn.PEOPLE),
    OBJECTIONS_DECIDED(Stage.PUBLICITY, WaitsOn.FACTS),
    REVISION_SETTLED(Stage.PUBLICITY, WaitsOn.FACTS);

    private final Stage leaves;
    private final WaitsOn waitsOn;

    GateKind(Stage leaves, WaitsOn waitsOn) {
        this.leaves = leaves;
        this.waitsOn = waitsOn;
    }

    /** Opens by itself as days go by: there is nothing to do about it but wait. */
    public boolean opensInTime() {
        return this == PERIOD_OVER || this == TERM_OVER;
    }

    /** The stage that this gate keeps a cycle in. */
    public Stage leaves() {
        return leaves;
    }

    public WaitsOn waitsOn() {
        return waitsOn;
    }
}
