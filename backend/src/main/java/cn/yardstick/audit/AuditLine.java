package cn.yardstick.audit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A stored line: only ever added. */
@Entity
@Table(name = "audit_line")
class AuditLine {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;
    private Instant at;
    @Column(name = "account_id")
    private Long accountId;
    @Column(name = "actor_name")
    private String actorName;
    @Column(name = "acting_as")
    private String actingAs;
    @Column(name = "deputy_of")
    private String deputyOf;
    private String address;
    private String action;
    @Column(name = "record_type")
    private String recordType;
    @Column(name = "record_id")
    private String recordId;
    private String reason;
    @Column(name = "before_json")
    private String before;
    @Column(name = "after_json")
    private String after;
    private byte[] salt;

    protected AuditLine() {
    }

    /** @param before canonical JSON or null, as is {@code after} */
    AuditLine(Instant at, Who who, String action, RecordRef record, String reason, String before, String after, byte[] salt) {
        this.at = at;
        this.accountId = who.accountId() == 0 ? null : who.accountId();
        this.actorName = who.name();
        this.actingAs = who.as();
        this.deputyOf = who.deputyOf();
        this.address = who.address();
        this.action = action;
        this.recordType = record.type();
        this.recordId = record.id();
        this.reason = reason;
        this.before = before;
        this.after = after;
        this.salt = salt;
    }

    Long id() {
        return id;
    }

    LineView view() {
        return new LineView(id, at, accountId, actorName, actingAs, deputyOf, address, action, recordType, recordId, reason, before, after, salt);
    }
}
