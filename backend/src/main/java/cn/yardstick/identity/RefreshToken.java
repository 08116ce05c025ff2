package cn.yardstick.identity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.security.MessageDigest;
import java.time.Instant;

/** One use of a session's renewal; only the digest of the token is kept. */
@Entity
@Table(name = "refresh_token")
class RefreshToken {

    @Id
    private byte[] hash;
    @Column(name = "session_id")
    private String sessionId;
    @Column(name = "used_at")
    private Instant usedAt;
    @Column(name = "renewal_key")
    private byte[] renewalKey;

    protected RefreshToken() {
    }

    RefreshToken(byte[] hash, String sessionId) {
        this.hash = hash;
        this.sessionId = sessionId;
    }

    String sessionId() {
        return sessionId;
    }

    boolean used() {
        return usedAt != null;
    }

    /** When it was used, or replaced unused because it seemed lost; null before. */
    Instant usedAt() {
        return usedAt;
    }

    /** Was it used with this key? Never where there was none. */
    boolean usedWith(byte[] key) {
        return renewalKey != null && key != null && MessageDigest.isEqual(renewalKey, key);
    }

    void use(Instant now, byte[] key) {
        usedAt = now;
        renewalKey = key;
    }
}
