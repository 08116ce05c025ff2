package cn.yardstick.identity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A signed-in time of one account: the family of its refresh tokens. */
@Entity
@Table(name = "session")
class Session {

    @Id
    private String id;
    @Column(name = "account_id")
    private Long accountId;
    @Column(name = "created_at")
    private Instant createdAt;
    @Column(name = "expires_at")
    private Instant expiresAt;
    @Column(name = "ended_at")
    private Instant endedAt;
    private String address;
    private String device;
    @Column(name = "renewed_at")
    private Instant renewedAt;
    @Column(name = "previous_at")
    private Instant previousAt;
    @Column(name = "refused_since")
    private int refusedSince;
    @Column(name = "by_provider")
    private boolean byProvider;

    protected Session() {
    }

    Session(String id, long accountId, Instant createdAt, Instant expiresAt, String address, String device) {
        this.id = id;
        this.accountId = accountId;
        this.createdAt = createdAt;
        this.expiresAt = expiresAt;
        this.address = address;
        this.device = device;
    }

    String id() {
        return id;
    }

    long accountId() {
        return accountId;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant expiresAt() {
        return expiresAt;
    }

    String address() {
        return address;
    }

    String device() {
        return device;
    }

    /** When it last got a new access token; null before the first time. */
    Instant renewedAt() {
        return renewedAt;
    }

    /** What its owner is told at sign-in: when it was done before, and how often it was refused since. */
    void tell(Instant previousSignInAt, int refused) {
        this.previousAt = previousSignInAt;
        this.refusedSince = refused;
    }

    /** The bureau's identity provider vouched for its owner: no password of ours was used. */
    void vouchedFor() {
        byProvider = true;
    }

    boolean byProvider() {
        return byProvider;
    }

    Instant previousAt() {
        return previousAt;
    }

    int refusedSince() {
        return refusedSince;
    }

    void renew(Instant now) {
        renewedAt = now;
    }

    boolean lives(Instant now) {
        return endedAt == null && now.isBefore(expiresAt);
    }

    void end(Instant now) {
        if (endedAt == null) {
            endedAt = now;
        }
    }
}
