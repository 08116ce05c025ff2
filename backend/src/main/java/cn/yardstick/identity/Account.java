package cn.yardstick.identity;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.annotations.BatchSize;

/** Somebody who can sign in. What an account may do stands in its grants alone. */
@Entity
@Table(name = "account")
class Account {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;
    private String username;
    @Column(name = "display_name")
    private String displayName;
    @Column(name = "password_hash")
    private String passwordHash;
    @Column(name = "officer_id")
    private Long officerId;
    @Column(name = "must_change_password")
    private boolean mustChangePassword;
    @Column(name = "locked_at")
    private Instant lockedAt;
    @Column(name = "last_sign_in_at")
    private Instant lastSignInAt;
    @BatchSize(size = 200)
    @OneToMany(mappedBy = "account", cascade = CascadeType.ALL, orphanRemoval = true, fetch = FetchType.LAZY)
    private List<RoleGrant> grants = new ArrayList<>();
    @Version
    private long version;

    protected Account() {
    }

    Account(String username, String displayName, Long officerId, String passwordHash, boolean mustChangePassword) {
        this.username = username;
        this.displayName = displayName;
        this.officerId = officerId;
        this.passwordHash = passwordHash;
        this.mustChangePassword = mustChangePassword;
    }

    void describe(String newDisplayName, Long newOfficerId) {
        this.displayName = newDisplayName;
        this.officerId = newOfficerId;
    }

    void changePassword(String newHash, boolean mustChangeAgain) {
        this.passwordHash = newHash;
        this.mustChangePassword = mustChangeAgain;
    }

    void lock(Instant now) {
        this.lockedAt = now;
    }

    void unlock() {
        this.lockedAt = null;
    }

    RoleGrant grant(Role role, Long unitId) {
        var grant = new RoleGrant(this, role, unitId);
        grants.add(grant);
        return grant;
    }

    void revoke(RoleGrant grant) {
        grants.remove(grant);
    }

    Long id() {
        return id;
    }

    String username() {
        return username;
    }

    String displayName() {
        return displayName;
    }

    String passwordHash() {
        return passwordHash;
    }

    Long officerId() {
        return officerId;
    }

    boolean mustChangePassword() {
        return mustChangePassword;
    }

    boolean locked() {
        return lockedAt != null;
    }

    Instant lastSignInAt() {
        return lastSignInAt;
    }

    List<RoleGrant> grants() {
        return List.copyOf(grants);
    }

    boolean needsFactor() {
        return grants.stream().anyMatch(grant -> grant.role().needsFactor());
    }

    long version() {
        return version;
    }
}
