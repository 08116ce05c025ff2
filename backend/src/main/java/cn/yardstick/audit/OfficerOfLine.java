package cn.yardstick.audit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

/** An officer whom a line concerns; an index for searching, written with the line and only ever added to. */
@Entity
@IdClass(OfficerOfLine.Key.class)
@Table(name = "audit_officer")
class OfficerOfLine {

    /** Both together. */
    record Key(Long officerId, Long lineId) {
    }

    @Id
    @Column(name = "officer_id")
    private Long officerId;
    @Id
    @Column(name = "line_id")
    private Long lineId;

    protected OfficerOfLine() {
    }
}
