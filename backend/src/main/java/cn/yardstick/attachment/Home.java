package cn.yardstick.attachment;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** The record that an attachment belongs to: only ever added. */
@Entity
@Table(name = "attachment_home")
class Home {

    @Id
    @Column(name = "attachment_id")
    private Long attachmentId;
    @Column(name = "record_type")
    private String recordType;
    @Column(name = "record_id")
    private Long recordId;
    private String digest;
    @Column(name = "attached_at")
    private Instant attachedAt;

    protected Home() {
    }

    Home(Attachment attachment, String recordType, long recordId, Instant now) {
        this.attachmentId = attachment.id();
        this.recordType = recordType;
        this.recordId = recordId;
        this.digest = attachment.digest();
        this.attachedAt = now;
    }

    String recordType() {
        return recordType;
    }

    Long recordId() {
        return recordId;
    }

    Instant attachedAt() {
        return attachedAt;
    }

    /** Of the bytes as they were when it came to the record. */
    String digest() {
        return digest;
    }
}
