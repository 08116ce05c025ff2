package cn.yardstick.identity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A code that replaces a lost second factor once; only its digest is kept, and not even that when it was used. */
@Entity
@Table(name = "recovery_code")
class RecoveryCode {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;
    @Column(name = "account_id")
    private long accountId;
    private byte[] hash;

    protected RecoveryCode() {
    }

    RecoveryCode(long accountId, byte[] hash) {
        this.accountId = accountId;
        this.hash = hash;
    }
}
