package cn.yardstick.unit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;

/** A stored unit. */
@Entity
@Table(name = "unit")
class Unit {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;
    @Column(name = "parent_id")
    private Long parentId;
    private String code;
    private String name;
    @Enumerated(EnumType.STRING)
    private UnitKind kind;
    @Column(name = "area_km2")
    private BigDecimal areaKm2;
    private Integer population;
    @Version
    private long version;

    protected Unit() {
    }

    Unit(Long parentId, String code, String name, UnitKind kind, BigDecimal areaKm2, Integer population) {
        this.parentId = parentId;
        describe(code, name, kind, areaKm2, population);
    }

    final void describe(String newCode, String newName, UnitKind newKind, BigDecimal newArea, Integer newPopulation) {
        this.code = newCode;
        this.name = newName;
        this.kind = newKind;
        this.areaKm2 = newArea;
        this.population = newPopulation;
    }

    String code() {
        return code;
    }

    long version() {
        return version;
    }

    UnitView view() {
        return new UnitView(id, parentId, code, name, kind, areaKm2, population, version);
    }
}
