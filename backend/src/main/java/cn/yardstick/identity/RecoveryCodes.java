package cn.yardstick.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Ten codes of 80 random bits for whoever lost the second factor: shown once, each good for one sign-in. */
@ApplicationScoped
class RecoveryCodes {

    private static final int CODES = 10;
    private static final int BYTES = 10;

    private final EntityManager em;
    private final SecureRandom random = new SecureRandom();

    RecoveryCodes(EntityManager em) {
        this.em = em;
    }

    /** New ones in place of all that were there. */
    @Transactional(Transactional.TxType.MANDATORY)
    List<String> renew(long accountId) {
        forget(accountId);
        var codes = new ArrayList<String>();
        for (int i = 0; i < CODES; i++) {
            var bytes = new byte[BYTES];
            random.nextBytes(bytes);
            var plain = Totp.base32(bytes);
            em.persist(new RecoveryCode(accountId, TextDigest.of(accountId + ":" + plain)));
            codes.add(plain.replaceAll("(.{4})(?!$)", "$1-"));
        }
        return codes;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void forget(long accountId) {
        em.createQuery("delete from RecoveryCode c where c.accountId = :account").setParameter("account", accountId).executeUpdate();
    }

    /** Is it one of the account's? Then it was. Case and dashes do not matter. */
    @Transactional(Transactional.TxType.MANDATORY)
    boolean use(long accountId, String code) {
        var plain = code.toUpperCase(Locale.ROOT).replaceAll("[ -]", "");
        return em.createQuery("delete from RecoveryCode c where c.accountId = :account and c.hash = :hash").setParameter("account", accountId).setParameter("hash", TextDigest.of(accountId + ":" + plain)).executeUpdate() == 1;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    int left(long accountId) {
        return em.createQuery("select count(c) from RecoveryCode c where c.accountId = :account", Long.class).setParameter("account", accountId).getSingleResult().intValue();
    }
}
