package cn.yardstick.unit.rest;

import cn.yardstick.unit.Headcount.Figures;
import cn.yardstick.unit.UnitKind;
import cn.yardstick.unit.UnitView;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;

/** Requests and answers about units, as in the contract. */
final class UnitMessages {

    private static final String CODE = "[A-Za-z0-9-]{1,32}";
    private static final String AREA = "[0-9]{1,7}(\\.[0-9]{1,2})?";

    /** A new unit below another. */
    public record CreateUnit(@NotNull @Pattern(regexp = "[1-9][0-9]{0,18}") String parentId, @NotNull @Pattern(regexp = CODE) String code,
            @NotBlank @Size(max = 64) String name, @NotNull UnitKind kind, @Pattern(regexp = AREA) String areaKm2, @Min(0) @Max(100_000_000) Integer population) {
        BigDecimal area() {
            return areaKm2 == null ? null : new BigDecimal(areaKm2);
        }
    }

    /** A unit as it shall be. */
    public record UpdateUnit(@NotNull @Pattern(regexp = CODE) String code, @NotBlank @Size(max = 64) String name, @NotNull UnitKind kind,
            @Pattern(regexp = AREA) String areaKm2, @Min(0) @Max(100_000_000) Integer population) {
        BigDecimal area() {
            return areaKm2 == null ? null : new BigDecimal(areaKm2);
        }
    }

    /** A unit in a list. */
    public record UnitResponse(String id, String parentId, String code, String name, UnitKind kind, String areaKm2, Integer population, long version) {
        static UnitResponse of(UnitView unit) {
            return new UnitResponse(Long.toString(unit.id()), unit.parentId() == null ? null : unit.parentId().toString(), unit.code(), unit.name(), unit.kind(),
                    unit.areaKm2() == null ? null : unit.areaKm2().toPlainString(), unit.population(), unit.version());
        }
    }

    /** Counts over the unit with all below. */
    public record UnitFigures(int headcount, int leaders, int collegeOrAbove, String averageAge) {
    }

    /** A unit with its figures. */
    public record UnitDetail(String id, String parentId, String code, String name, UnitKind kind, String areaKm2, Integer population, long version, UnitFigures figures) {
        static UnitDetail of(UnitView unit, Figures figures) {
            var plain = UnitResponse.of(unit);
            return new UnitDetail(plain.id(), plain.parentId(), plain.code(), plain.name(), plain.kind(), plain.areaKm2(), plain.population(), plain.version(),
                    new UnitFigures(figures.headcount(), figures.leaders(), figures.collegeOrAbove(), figures.averageAge() == null ? null : figures.averageAge().toPlainString()));
        }
    }

    private UnitMessages() {
    }
}
