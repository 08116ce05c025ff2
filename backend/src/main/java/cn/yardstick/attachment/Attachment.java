package cn.yardstick.attachment;

import cn.yardstick.attachment.content.Kind;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A stored upload. */
@Entity
@Table(name = "attachment")
class Attachment {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;
    @Column(name = "account_id")
    private long accountId;
    private String name;
    private int size;
    private int received;
    @Enumerated(EnumType.STRING)
    private AttachmentState state;
    @Column(name = "media_type")
    private String mediaType;
    private String digest;
    @Column(name = "thumbnail_digest")
    private String thumbnailDigest;
    @Column(name = "uploaded_at")
    private Instant uploadedAt;

    protected Attachment() {
    }

    Attachment(long accountId, String name, int size, Instant now) {
        this.accountId = accountId;
        this.name = name;
        this.size = size;
        this.state = AttachmentState.RECEIVING;
        this.uploadedAt = now;
    }

    void ready(Kind kind, String bytes, String thumbnail) {
        this.state = AttachmentState.READY;
        this.mediaType = kind.mediaType();
        this.digest = bytes;
        this.thumbnailDigest = thumbnail;
    }

    void refuse() {
        this.state = AttachmentState.REFUSED;
    }

    Long id() {
        return id;
    }

    boolean belongsTo(long account) {
        return accountId == account;
    }

    int size() {
        return size;
    }

    int received() {
        return received;
    }

    AttachmentState state() {
        return state;
    }

    String digest() {
        return digest;
    }

    String thumbnailDigest() {
        return thumbnailDigest;
    }

    /** Ends as its content does, whatever the uploader called it. */
    String fileName() {
        return Kind.of(mediaType).named(name);
    }

    AttachmentView view() {
        return new AttachmentView(id, name, size, received, state, mediaType, digest, thumbnailDigest != null, uploadedAt);
    }

    AttachmentRef ref() {
        return new AttachmentRef(id.toString(), name, mediaType, size, thumbnailDigest != null);
    }
}
