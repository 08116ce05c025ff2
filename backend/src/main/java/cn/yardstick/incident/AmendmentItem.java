package cn.yardstick.incident;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** One officer, unit or diary entry of an amendment: only ever added. */
@Entity
@Table(name = "incident_amendment_item")
class AmendmentItem {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;
    @Column(name = "amendment_id")
    private Long amendmentId;
    @Column(name = "officer_id")
    private Long officerId;
    @Enumerated(EnumType.STRING)
    private IncidentRole role;
    @Enumerated(EnumType.STRING)
    @Column(name = "role_before")
    private IncidentRole roleBefore;
    @Enumerated(EnumType.STRING)
    private Disposition disposition;
    @Enumerated(EnumType.STRING)
    @Column(name = "disposition_before")
    private Disposition dispositionBefore;
    @Column(name = "unit_id")
    private Long unitId;
    @Column(name = "diary_entry_id")
    private Long diaryEntryId;

    protected AmendmentItem() {
    }

    /** {@code before}: what was known of the officer, or null for who was not in it. */
    static AmendmentItem officer(long amendmentId, Involved now, Involved before) {
        var item = of(amendmentId);
        item.officerId = now.officerId();
        item.role = now.role();
        item.disposition = now.disposition();
        item.roleBefore = before == null ? null : before.role();
        item.dispositionBefore = before == null ? null : before.disposition();
        return item;
    }

    static AmendmentItem unit(long amendmentId, long unitId) {
        var item = of(amendmentId);
        item.unitId = unitId;
        return item;
    }

    static AmendmentItem diaryEntry(long amendmentId, long diaryEntryId) {
        var item = of(amendmentId);
        item.diaryEntryId = diaryEntryId;
        return item;
    }

    private static AmendmentItem of(long amendmentId) {
        var item = new AmendmentItem();
        item.amendmentId = amendmentId;
        return item;
    }

    Long amendmentId() {
        return amendmentId;
    }

    /** Null where it is no officer. */
    AmendmentView.Person person() {
        return officerId == null ? null : new AmendmentView.Person(new Involved(officerId, role, disposition), roleBefore, dispositionBefore);
    }

    Long unitId() {
        return unitId;
    }

    Long diaryEntryId() {
        return diaryEntryId;
    }
}
