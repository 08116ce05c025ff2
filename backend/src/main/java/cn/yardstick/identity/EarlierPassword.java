package cn.yardstick.identity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The stored form of a password that an account had before. */
@Entity
@Table(name = "earlier_password")
class EarlierPassword {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;
    @Column(name = "account_id")
    private long accountId;
    private String hash;

    protected EarlierPassword() {
    }

    EarlierPassword(long accountId, String hash) {
        this.accountId = accountId;
        this.hash = hash;
    }

    Long id() {
        return id;
    }
}
