package cn.yardstick.officer;

import cn.yardstick.platform.time.BureauTime;
import cn.yardstick.unit.Headcount;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Set;

/** Counts the officers in service of some units by one statement (M1: computed, never typed). */
@ApplicationScoped
class OfficerHeadcount implements Headcount {

    private final EntityManager em;
    private final BureauTime time;

    OfficerHeadcount(EntityManager em, BureauTime time) {
        this.em = em;
        this.time = time;
    }

    @Override
    @Transactional
    public Figures of(Set<Long> unitIds) {
        var row = (Object[]) em.createNativeQuery("SELECT COUNT(*), SUM(CASE WHEN leadership_role IS NOT NULL THEN 1 ELSE 0 END), SUM(CASE WHEN education <> 'SECONDARY' THEN 1 ELSE 0 END), "
                + "AVG(TIMESTAMPDIFF(YEAR, birth_date, :today)) FROM officer WHERE state = 'ACTIVE' AND unit_id IN (:units)")
                .setParameter("today", time.today()).setParameter("units", unitIds.isEmpty() ? Set.of(0L) : unitIds).getSingleResult();
        return new Figures(count(row[0]), count(row[1]), count(row[2]), row[3] == null ? null : new BigDecimal(row[3].toString()).setScale(1, RoundingMode.HALF_UP));
    }

    private static int count(Object number) {
        return number == null ? 0 : ((Number) number).intValue();
    }
}
