package cn.yardstick.identity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** One key of a client; only its digest is kept. */
@Entity
@Table(name = "client_key")
class ClientKey {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;
    @Column(name = "client_id")
    private Long clientId;
    private byte[] hash;
    @Column(name = "created_at")
    private Instant createdAt;
    @Column(name = "ended_at")
    private Instant endedAt;
    @Column(name = "last_used_at")
    private Instant lastUsedAt;

    protected ClientKey() {
    }

    ClientKey(long clientId, byte[] hash, Instant createdAt) {
        this.clientId = clientId;
        this.hash = hash;
        this.createdAt = createdAt;
    }

    void end(Instant now) {
        this.endedAt = now;
    }

    Long id() {
        return id;
    }

    Long clientId() {
        return clientId;
    }

    byte[] hash() {
        return hash;
    }

    Clients.KeyView view() {
        return new Clients.KeyView(id, createdAt, lastUsedAt);
    }
}
