package cn.yardstick.unit;

import java.math.BigDecimal;
import java.util.Set;

/** What is counted among the people of units; the room of officers knows them. */
public interface Headcount {

    /** Officers in service; {@code averageAge} in years with one decimal, null below three officers, whose ages it would tell. */
    record Figures(int headcount, int leaders, int collegeOrAbove, BigDecimal averageAge) {
    }

    Figures of(Set<Long> unitIds);
}
