package cn.yardstick.audit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A signed head: only ever added. */
@Entity
@Table(name = "audit_head")
class Head {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;
    private long size;
    @Column(name = "signed_at")
    private Instant signedAt;
    private String note;

    protected Head() {
    }

    Head(long size, Instant signedAt, String note) {
        this.size = size;
        this.signedAt = signedAt;
        this.note = note;
    }

    Long id() {
        return id;
    }

    long size() {
        return size;
    }

    Instant signedAt() {
        return signedAt;
    }

    HeadView view() {
        return new HeadView(id, size, signedAt, note);
    }
}
