package cn.yardstick.unit;

import java.math.BigDecimal;

/** A unit; {@code areaKm2} in square kilometres; area and population may be null. */
public record UnitView(long id, Long parentId, String code, String name, UnitKind kind, BigDecimal areaKm2, Integer population, long version) {
}
