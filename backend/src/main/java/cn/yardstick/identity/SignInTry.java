package cn.yardstick.identity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A try as its account's owner sees it; written by {@link SignInBrake}. */
@Entity
@Table(name = "sign_in_try")
class SignInTry {

    @Id
    private Long id;
    @Column(name = "account_id")
    private Long accountId;
    @Enumerated(EnumType.STRING)
    private SignInOutcome outcome;
    private String address;
    private String device;
    private Instant at;

    protected SignInTry() {
    }

    Long id() {
        return id;
    }

    SignInOutcome outcome() {
        return outcome;
    }

    String address() {
        return address;
    }

    String device() {
        return device;
    }

    Instant at() {
        return at;
    }
}
