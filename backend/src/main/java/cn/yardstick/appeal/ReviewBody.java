package cn.yardstick.appeal;

/** Who answers: the assessment office, or discipline inspection. */
public enum ReviewBody {
    OFFICE, DISCIPLINE;

    /** The one that an appeal against an answer of this one goes to. */
    ReviewBody other() {
        return this == OFFICE ? DISCIPLINE : OFFICE;
    }
}
