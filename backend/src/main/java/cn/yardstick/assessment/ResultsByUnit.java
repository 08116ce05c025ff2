package cn.yardstick.assessment;

import cn.yardstick.kernel.Grade;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;

/** The results of a run in the order of lists, unit by unit: whole units, some at a time in memory. */
@ApplicationScoped
public class ResultsByUnit {

    /** @param position within the run, from 1; grade null while a tie in the pool is open */
    public record Result(long officerId, long unitId, int position, Grade grade) {
    }

    /** Units from one id to another, both included. */
    public record Range(long from, long until) {
    }

    private static final int AT_LEAST = 4_000;

    private final EntityManager em;

    ResultsByUnit(EntityManager em) {
        this.em = em;
    }

    /** Ranges of units that hold every result once; as long as no unit is a large one, of a few thousand each. */
    @Transactional
    public List<Range> ranges(long runId) {
        List<Object[]> units = em.createNativeQuery("SELECT unit_id, COUNT(*) FROM assessment_result WHERE run_id = ?1 GROUP BY unit_id ORDER BY unit_id", Object[].class).setParameter(1, runId).getResultList();
        var ranges = new ArrayList<Range>();
        var from = Long.MIN_VALUE;
        var held = 0L;
        for (var unit : units) {
            var id = ((Number) unit[0]).longValue();
            from = held == 0 ? id : from;
            held += ((Number) unit[1]).longValue();
            if (held >= AT_LEAST || unit == units.getLast()) {
                ranges.add(new Range(from, id));
                held = 0;
            }
        }
        return ranges;
    }

    /** In no order. */
    @Transactional
    public List<Result> of(long runId, Range range) {
        List<Object[]> rows = em.createNativeQuery("SELECT officer_id, unit_id, position, grade FROM assessment_result WHERE run_id = ?1 AND unit_id BETWEEN ?2 AND ?3", Object[].class)
                .setParameter(1, runId).setParameter(2, range.from()).setParameter(3, range.until()).getResultList();
        return rows.stream().map(row -> new Result(((Number) row[0]).longValue(), ((Number) row[1]).longValue(), ((Number) row[2]).intValue(), row[3] == null ? null : Grade.valueOf((String) row[3]))).toList();
    }
}
