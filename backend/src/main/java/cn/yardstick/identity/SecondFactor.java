package cn.yardstick.identity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** The second factor of an account: one that counts, or one that is offered and not yet confirmed, or both. */
@Entity
@Table(name = "second_factor")
class SecondFactor {

    @Id
    @Column(name = "account_id")
    private Long accountId;
    private byte[] secret;
    private byte[] offered;
    private Instant since;
    @Column(name = "last_step")
    private long lastStep;

    protected SecondFactor() {
    }

    SecondFactor(long accountId) {
        this.accountId = accountId;
    }

    /** Where a sealed secret belongs. */
    static String place(long accountId) {
        return "second_factor.secret/" + accountId;
    }

    void offer(byte[] sealed) {
        offered = sealed;
    }

    /** What was offered counts from now on; the code that confirmed it is used. */
    void confirm(Instant now, long step) {
        secret = offered;
        offered = null;
        since = now;
        lastStep = step;
    }

    /** Each code counts once: one of this step or of an earlier one is refused from now on. */
    void use(long step) {
        lastStep = step;
    }

    boolean enrolled() {
        return secret != null;
    }

    byte[] secret() {
        return secret;
    }

    byte[] offered() {
        return offered;
    }

    Instant since() {
        return since;
    }

    long lastStep() {
        return lastStep;
    }
}
