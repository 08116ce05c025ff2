package cn.yardstick.appeal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

/** A stored remedy: only ever added. */
@Entity
@Table(name = "objection_remedy")
@IdClass(ObjectionRemedy.Key.class)
class ObjectionRemedy {

    record Key(long objectionId, RemedyKind kind, long targetId) {
    }

    @Id
    @Column(name = "objection_id")
    private long objectionId;
    @Id
    @Enumerated(EnumType.STRING)
    private RemedyKind kind;
    @Id
    @Column(name = "target_id")
    private long targetId;

    protected ObjectionRemedy() {
    }

    ObjectionRemedy(long objectionId, Remedy remedy) {
        this.objectionId = objectionId;
        this.kind = remedy.kind();
        this.targetId = remedy.targetId();
    }

    long objectionId() {
        return objectionId;
    }

    Remedy view() {
        return new Remedy(kind, targetId);
    }
}
