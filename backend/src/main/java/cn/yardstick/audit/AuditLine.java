package cn.yardstick.audit;

import cn.yardstick.platform.http.Caller;
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

    protected AuditLine() {
    }

    AuditLine(Instant at, Caller caller, String action, RecordRef record, String reason, String before, String after) {
        this.at = at;
        this.accountId = caller.accountId() == 0 ? null : caller.accountId();
        this.actorName = caller.name();
        this.address = caller.address();
        this.action = action;
        this.recordType = record.type();
        this.recordId = record.id();
        this.reason = reason;
        this.before = before;
        this.after = after;
    }

    Long id() {
        return id;
    }

    Instant at() {
        return at;
    }

    String actorName() {
        return actorName;
    }

    String action() {
        return action;
    }

    String reason() {
        return reason;
    }

    String before() {
        return before;
    }

    String after() {
        return after;
    }
}
