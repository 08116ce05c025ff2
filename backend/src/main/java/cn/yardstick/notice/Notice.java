package cn.yardstick.notice;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A stored notice to an officer, by whatever account, or to an account. */
@Entity
@Table(name = "notice")
class Notice {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;
    @Enumerated(EnumType.STRING)
    private NoticeKind kind;
    @Column(name = "account_id")
    private Long accountId;
    @Column(name = "officer_id")
    private Long officerId;
    @Column(name = "target_id")
    private long targetId;
    private String label;
    private Instant at;
    @Column(name = "seen_at")
    private Instant seenAt;

    protected Notice() {
    }

    Notice(NoticeKind kind, Long accountId, Long officerId, long targetId, String label, Instant at) {
        this.kind = kind;
        this.accountId = accountId;
        this.officerId = officerId;
        this.targetId = targetId;
        this.label = label;
        this.at = at;
    }

    Long id() {
        return id;
    }

    /** Is it for this account, or for the officer (may be null) whose it is? */
    boolean isFor(long account, Long officer) {
        return accountId != null && accountId == account || officerId != null && officerId.equals(officer);
    }

    NoticeView view() {
        return new NoticeView(id, kind, targetId, label, at, seenAt);
    }
}
