package cn.yardstick.appeal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

/** A stored entry of an objection: only ever added. */
@Entity
@Table(name = "objection_entry")
@IdClass(ObjectionEntry.Key.class)
class ObjectionEntry {

    record Key(long objectionId, long entryId) {
    }

    @Id
    @Column(name = "objection_id")
    private long objectionId;
    @Id
    @Column(name = "entry_id")
    private long entryId;

    protected ObjectionEntry() {
    }

    ObjectionEntry(long objectionId, long entryId) {
        this.objectionId = objectionId;
        this.entryId = entryId;
    }

    long objectionId() {
        return objectionId;
    }

    long entryId() {
        return entryId;
    }
}
