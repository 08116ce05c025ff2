package cn.yardstick.diary;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** Whom an entry is about, with the unit on that day. */
@Entity
@Table(name = "diary_entry_officer")
class DiaryEntryOfficer {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;
    @Column(name = "entry_id")
    private Long entryId;
    @Column(name = "officer_id")
    private Long officerId;
    @Column(name = "unit_id")
    private Long unitId;

    protected DiaryEntryOfficer() {
    }

    DiaryEntryOfficer(long entryId, long officerId, long unitId) {
        this.entryId = entryId;
        this.officerId = officerId;
        this.unitId = unitId;
    }

    Long entryId() {
        return entryId;
    }

    Long officerId() {
        return officerId;
    }

    Long unitId() {
        return unitId;
    }
}
