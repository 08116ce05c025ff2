package cn.yardstick.cycle;

import java.util.List;

/** A pool; before the freeze a preview with id null. {@code unitId} null: the leaders of the bureau. */
public record PoolView(Long id, Long unitId, String name, boolean leaders, int size, List<Long> unitIds, boolean tooSmall, String confirmedReason) {
}
