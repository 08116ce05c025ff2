package cn.yardstick.identity;

import cn.yardstick.audit.AuditLog;
import cn.yardstick.audit.RecordRef;
import cn.yardstick.platform.crypto.SealedTable;
import cn.yardstick.platform.crypto.Sealing;
import cn.yardstick.platform.time.BureauTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Second factors: made, checked, taken away. Who needs one stands with the roles. */
@ApplicationScoped
public class Factors {

    /** What became of a code. */
    enum Check {
        RIGHT, WRONG, USED_BEFORE
    }

    private static final int TOLERATED_STEPS = 1;

    private final EntityManager em;
    private final RecoveryCodes codes;
    private final Sealing sealing;
    private final AuditLog audit;
    private final BureauTime time;
    private final SecureRandom random = new SecureRandom();

    Factors(EntityManager em, RecoveryCodes codes, Sealing sealing, AuditLog audit, BureauTime time) {
        this.em = em;
        this.codes = codes;
        this.sealing = sealing;
        this.audit = audit;
        this.time = time;
    }

    /** For whoever seals anew. */
    @Produces
    static SealedTable sealed() {
        return new SealedTable("second_factor", List.of("account_id"), List.of("secret", "offered"), (column, key) -> SecondFactor.place((Long) key.getFirst()));
    }

    /** Gives an account a factor of the service's own making, as when the demo bureau is made. Answers its secret in base32. */
    @Transactional
    public String enrol(long accountId) {
        var secret = offer(accountId);
        var factor = locked(accountId);
        factor.confirm(time.now(), 0);
        audit.record("factor.enrolled", new RecordRef("account", accountId), null, null, null);
        return secret;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    boolean enrolled(long accountId) {
        var factor = em.find(SecondFactor.class, accountId);
        return factor != null && factor.enrolled();
    }

    /** Those of these accounts that have a factor, by one statement. */
    @Transactional
    public Set<Long> enrolledAmong(Collection<Long> accountIds) {
        return Set.copyOf(em.createQuery("select f.accountId from SecondFactor f where f.accountId in :ids and f.secret is not null", Long.class).setParameter("ids", accountIds).getResultList());
    }

    /** A new secret, in base32, that counts once a code of it confirmed it. */
    @Transactional(Transactional.TxType.MANDATORY)
    String offer(long accountId) {
        var bytes = new byte[Totp.SECRET_BYTES];
        random.nextBytes(bytes);
        var secret = Totp.base32(bytes);
        var factor = locked(accountId);
        if (factor == null) {
            factor = new SecondFactor(accountId);
            em.persist(factor);
        }
        factor.offer(sealing.seal(secret, SecondFactor.place(accountId)));
        return secret;
    }

    /** False unless something is offered and this is a code of it. */
    @Transactional(Transactional.TxType.MANDATORY)
    boolean confirm(long accountId, String code) {
        var factor = locked(accountId);
        var step = factor == null || factor.offered() == null ? -1 : step(accountId, factor.offered(), code);
        if (step < 0) {
            return false;
        }
        factor.confirm(time.now(), step);
        return true;
    }

    /** Checks a code of the factor, or a recovery code; what was right is used up by it. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    Check use(long accountId, String code) {
        var factor = locked(accountId);
        if (code.length() > 6) {
            var right = codes.use(accountId, code);
            if (right) {
                audit.record("factor.recovery-code-used", new RecordRef("account", accountId), null, null, null);
            }
            return right ? Check.RIGHT : Check.WRONG;
        }
        var step = step(accountId, factor.secret(), code);
        if (step < 0) {
            return Check.WRONG;
        }
        if (step <= factor.lastStep()) {
            return Check.USED_BEFORE;
        }
        factor.use(step);
        return Check.RIGHT;
    }

    /** Takes the factor and its recovery codes away. */
    @Transactional(Transactional.TxType.MANDATORY)
    void remove(long accountId) {
        var factor = locked(accountId);
        if (factor != null) {
            em.remove(factor);
        }
        codes.forget(accountId);
    }

    private SecondFactor locked(long accountId) {
        return em.find(SecondFactor.class, accountId, LockModeType.PESSIMISTIC_WRITE);
    }

    /** The step that the code belongs to, or below zero; clocks of telephones may be a step off. All steps are compared, whatever was found. */
    private long step(long accountId, byte[] sealed, String code) {
        var secret = Totp.bytes(sealing.open(sealed, SecondFactor.place(accountId)));
        var now = Totp.step(time.now());
        var found = -1L;
        for (long step = now - TOLERATED_STEPS; step <= now + TOLERATED_STEPS; step++) {
            if (MessageDigest.isEqual(Totp.code(secret, step).getBytes(), code.getBytes())) {
                found = step;
            }
        }
        return found;
    }
}
