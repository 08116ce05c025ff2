package cn.yardstick.grading;

import cn.yardstick.kernel.Grade;

/** The grade of each subject so far, and how it was placed, by number of the subject. */
final class Placements {

    private final Grade[] grades;
    private final Reason[] reasons;

    Placements(int size) {
        grades = new Grade[size];
        reasons = new Reason[size];
    }

    boolean isFree(int subject) {
        return grades[subject] == null;
    }

    /** {@code reason} null: the ceiling says it all. */
    void place(int subject, Grade grade, Reason reason) {
        grades[subject] = grade;
        reasons[subject] = reason;
    }

    void placeIfFree(int subject, Grade grade, Reason reason) {
        if (isFree(subject)) {
            place(subject, grade, reason);
        }
    }

    /** Null where the pool stopped before. */
    Grade gradeOf(int subject) {
        return grades[subject];
    }

    Reason reasonOf(int subject) {
        return reasons[subject];
    }
}
