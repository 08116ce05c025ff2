package cn.yardstick.identity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** That an account belongs, or once belonged, to an officer; only ever added. */
@Entity
@Table(name = "account_person")
class AccountPerson {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;
    @Column(name = "account_id")
    private long accountId;
    @Column(name = "officer_id")
    private long officerId;

    protected AccountPerson() {
    }

    AccountPerson(long accountId, long officerId) {
        this.accountId = accountId;
        this.officerId = officerId;
    }
}
