package cn.yardstick.identity;

import cn.yardstick.platform.crypto.SealedTable;
import cn.yardstick.platform.crypto.Sealing;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;

/**
 * The secret by which a phone wraps the key of what it keeps without network (M5): whoever holds the phone and is not signed
 * in as the same person cannot open what was left unsent. The same for an account for ever.
 */
@ApplicationScoped
public class PhoneKeys {

    private static final int BYTES = 32;

    private final EntityManager em;
    private final Sealing sealing;
    private final CurrentActor actor;
    private final SecureRandom random = new SecureRandom();

    PhoneKeys(EntityManager em, Sealing sealing, CurrentActor actor) {
        this.em = em;
        this.sealing = sealing;
        this.actor = actor;
    }

    /** For whoever seals anew. */
    @Produces
    static SealedTable sealed() {
        return new SealedTable("phone_key", List.of("account_id"), List.of("secret"), (column, key) -> place((Long) key.getFirst()));
    }

    /** One's own, 32 bytes in base64url; made when it is asked for the first time, once, whoever asks at the same time. */
    @Transactional
    public String own() {
        var account = actor.accountId();
        var found = stored(account);
        if (found == null) {
            var bytes = new byte[BYTES];
            random.nextBytes(bytes);
            em.createNativeQuery("INSERT IGNORE INTO phone_key (account_id, secret) VALUES (?1, ?2)").setParameter(1, account)
                    .setParameter(2, sealing.seal(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes), place(account))).executeUpdate();
            found = stored(account);
        }
        return sealing.open(found, place(account));
    }

    private byte[] stored(long account) {
        return (byte[]) em.createNativeQuery("SELECT secret FROM phone_key WHERE account_id = ?1", byte[].class).setParameter(1, account).getResultList().stream().findFirst().orElse(null);
    }

    private static String place(long account) {
        return "phone_key.secret/" + account;
    }
}
