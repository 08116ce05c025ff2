package cn.yardstick.assessment;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/**
 * One of those who are tied.
 *
 * @param unitId in the frozen population
 */
@Embeddable
record Tied(@Column(name = "officer_id") long officerId, @Column(name = "unit_id") long unitId, boolean chosen) {

    Tied(long officerId, long unitId) {
        this(officerId, unitId, false);
    }

    Tied chosen(boolean isChosen) {
        return new Tied(officerId, unitId, isChosen);
    }
}
