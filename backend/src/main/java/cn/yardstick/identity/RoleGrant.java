package cn.yardstick.identity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;

/** A role within a scope; a null unit is the whole bureau. */
@Entity
@Table(name = "role_grant")
class RoleGrant {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;
    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "account_id")
    private Account account;
    @Enumerated(EnumType.STRING)
    private Role role;
    @Column(name = "unit_id")
    private Long unitId;

    protected RoleGrant() {
    }

    RoleGrant(Account account, Role role, Long unitId) {
        this.account = account;
        this.role = role;
        this.unitId = unitId;
    }

    Long id() {
        return id;
    }

    Role role() {
        return role;
    }

    Long unitId() {
        return unitId;
    }
}
