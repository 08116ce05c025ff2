package cn.yardstick.officer;

import cn.yardstick.platform.time.BureauTime;
import cn.yardstick.unit.Headcount;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;

/** Counts the officers in service of some units (M1: computed, never typed). */
@ApplicationScoped
class OfficerHeadcount implements Headcount {

    /** The average of two tells each of them the age of the other. */
    private static final int FEWEST_WITH_AVERAGE = 3;

    private final EntityManager em;
    private final PersonalRecords personal;
    private final BureauTime time;

    OfficerHeadcount(EntityManager em, PersonalRecords personal, BureauTime time) {
        this.em = em;
        this.personal = personal;
        this.time = time;
    }

    @Override
    @Transactional
    public Figures of(Set<Long> unitIds) {
        var units = unitIds.isEmpty() ? Set.of(0L) : unitIds;
        var row = (Object[]) em.createNativeQuery("SELECT COUNT(*), SUM(CASE WHEN leadership_role IS NOT NULL THEN 1 ELSE 0 END), SUM(CASE WHEN education <> 'SECONDARY' THEN 1 ELSE 0 END) "
                + "FROM officer WHERE state = 'ACTIVE' AND unit_id IN (:units)").setParameter("units", units).getSingleResult();
        return new Figures(count(row[0]), count(row[1]), count(row[2]), averageAge(personal.birthDates(units)));
    }

    private BigDecimal averageAge(List<LocalDate> births) {
        if (births.size() < FEWEST_WITH_AVERAGE) {
            return null;
        }
        var today = time.today();
        var years = births.stream().mapToLong(birth -> ChronoUnit.YEARS.between(birth, today)).sum();
        return BigDecimal.valueOf(years).divide(BigDecimal.valueOf(births.size()), 1, RoundingMode.HALF_UP);
    }

    private static int count(Object number) {
        return number == null ? 0 : ((Number) number).intValue();
    }
}
