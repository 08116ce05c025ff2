package cn.yardstick.appeal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

/** Stored account of somebody who made what is contested, or answered it before: only ever added. */
@Entity
@Table(name = "objection_party")
@IdClass(ObjectionParty.Key.class)
class ObjectionParty {

    record Key(long objectionId, long accountId) {
    }

    @Id
    @Column(name = "objection_id")
    private long objectionId;
    @Id
    @Column(name = "account_id")
    private long accountId;

    protected ObjectionParty() {
    }

    ObjectionParty(long objectionId, long accountId) {
        this.objectionId = objectionId;
        this.accountId = accountId;
    }

    long accountId() {
        return accountId;
    }
}
