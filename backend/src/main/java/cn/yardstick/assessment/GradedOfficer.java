package cn.yardstick.assessment;

import cn.yardstick.grading.Reason;
import cn.yardstick.kernel.Grade;
import cn.yardstick.kernel.Points;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.util.Arrays;
import java.util.List;
import org.hibernate.annotations.Immutable;

/** The result of one officer in a run; position orders by pool, then from the best down. */
@Entity
@Immutable
@Table(name = "assessment_result")
@IdClass(GradedOfficer.Key.class)
class GradedOfficer {

    record Key(long runId, int position) {
    }

    @Id
    @Column(name = "run_id")
    private long runId;
    @Id
    private int position;
    @Column(name = "officer_id")
    private long officerId;
    @Column(name = "pool_id")
    private long poolId;
    @Column(name = "unit_id")
    private long unitId;
    private long score;
    @Column(name = "score_rank")
    private int rank;
    @Enumerated(EnumType.STRING)
    private Grade grade;
    private String reasons;

    protected GradedOfficer() {
    }

    ResultView view() {
        List<Reason> codes = reasons.isEmpty() ? List.of() : Arrays.stream(reasons.split(",")).map(Reason::valueOf).toList();
        return new ResultView(runId, officerId, unitId, poolId, Points.of(score), rank, grade, codes);
    }

    int position() {
        return position;
    }
}
