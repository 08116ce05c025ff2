package cn.yardstick.cycle;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** A stored pool of the frozen population. */
@Entity
@Table(name = "pool")
class Pool {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;
    @Column(name = "cycle_id")
    private Long cycleId;
    @Column(name = "unit_id")
    private Long unitId;
    private String name;
    private boolean leaders;
    /** Ids joined by commas. */
    @Column(name = "unit_ids")
    private String unitIds;
    @Column(name = "confirmed_reason")
    private String confirmedReason;

    protected Pool() {
    }

    Pool(long cycleId, PoolView plan) {
        this.cycleId = cycleId;
        this.unitId = plan.unitId();
        this.name = plan.name();
        this.leaders = plan.leaders();
        this.unitIds = plan.unitIds().stream().map(String::valueOf).collect(Collectors.joining(","));
        this.confirmedReason = plan.confirmedReason();
    }

    Long id() {
        return id;
    }

    Long cycleId() {
        return cycleId;
    }

    PoolView view(int size) {
        var units = unitIds.isEmpty() ? List.<Long>of() : Arrays.stream(unitIds.split(",")).map(Long::valueOf).toList();
        return new PoolView(id, unitId, name, leaders, size, units, false, confirmedReason);
    }
}
