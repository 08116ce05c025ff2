package cn.yardstick.identity;

import cn.yardstick.audit.AuditLog;
import cn.yardstick.audit.RecordRef;
import cn.yardstick.platform.crypto.SealedTable;
import cn.yardstick.platform.crypto.Sealing;
import cn.yardstick.platform.problem.ProblemType;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.persistence.EntityManager;
import java.net.URI;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * The other way in: the bureau's own identity provider says who it is (OpenID Connect, code flow). Accounts stay those of the
 * administrators here: nobody comes in who has none. The office and the three administrators sign in by password and second
 * factor in any case, so that whoever runs the provider does not run the grading.
 */
@ApplicationScoped
public class ProviderSignIns {

    private static final Logger LOG = Logger.getLogger(ProviderSignIns.class);
    private static final int MINUTES = 10;

    /** Where the browser goes, and what it keeps so that nobody else can finish what it began. */
    public record Begun(URI location, String browser) {
    }

    private final EntityManager em;
    private final OpenIdProvider provider;
    private final AccountRepository accounts;
    private final Sessions sessions;
    private final Sealing sealing;
    private final AuditLog audit;
    private final SecureRandom random = new SecureRandom();

    ProviderSignIns(EntityManager em, OpenIdProvider provider, AccountRepository accounts, Sessions sessions, Sealing sealing, AuditLog audit) {
        this.em = em;
        this.provider = provider;
        this.accounts = accounts;
        this.sessions = sessions;
        this.sealing = sealing;
        this.audit = audit;
    }

    /** For whoever seals anew. */
    @Produces
    static SealedTable sealed() {
        return new SealedTable("provider_sign_in", List.of("state_hash"), List.of("secrets"), (column, key) -> place((byte[]) key.getFirst()));
    }

    public boolean configured() {
        return provider.configured();
    }

    /** 404 where there is no provider; 503 where it cannot be reached. */
    public Begun begin() {
        checkConfigured();
        var state = secret();
        var nonce = secret();
        var verifier = secret();
        var browser = secret();
        try {
            var location = provider.authorization(state, nonce, Base64.getUrlEncoder().withoutPadding().encodeToString(TextDigest.of(verifier)));
            QuarkusTransaction.requiringNew().run(() -> em.createNativeQuery("INSERT INTO provider_sign_in (state_hash, browser_hash, secrets, at) VALUES (?1, ?2, ?3, UTC_TIMESTAMP(6))")
                    .setParameter(1, TextDigest.of(state)).setParameter(2, TextDigest.of(browser)).setParameter(3, sealing.seal(nonce + " " + verifier, place(state))).executeUpdate());
            return new Begun(location, browser);
        } catch (OpenIdProvider.Refused e) {
            LOG.warn("sign-in by the provider: " + e.getMessage());
            throw ProblemType.OVERLOADED.raise().retryAfter(MINUTES);
        }
    }

    /** Tokens of the account that the provider vouches for; empty where it is not to be believed, unknown, locked or one that signs in here alone. 404 where there is no provider. */
    public Optional<Sessions.Tokens> finish(String code, String state, String browser) {
        checkConfigured();
        var secrets = code == null || state == null || browser == null ? null : spend(state, browser);
        if (secrets == null) {
            return Optional.empty();
        }
        try {
            var username = provider.username(code, secrets[1], secrets[0]);
            return QuarkusTransaction.requiringNew().call(() -> open(username));
        } catch (OpenIdProvider.Refused e) {
            LOG.warn("sign-in by the provider: " + e.getMessage());
            return Optional.empty();
        }
    }

    private Optional<Sessions.Tokens> open(String username) {
        var account = accounts.named(username).orElse(null);
        if (account == null || account.locked() || account.needsFactor()) {
            audit.record("session.refused", new RecordRef("account", account == null ? "unknown" : account.id().toString()), null, null, Map.of("door", "provider"));
            return Optional.empty();
        }
        return Optional.of(sessions.openByProvider(account));
    }

    /** Nonce and verifier of what this browser began, once; null for anything else. */
    private String[] spend(String state, String browser) {
        return QuarkusTransaction.requiringNew().call(() -> {
            @SuppressWarnings("unchecked")
            List<byte[]> kept = em.createNativeQuery("SELECT secrets FROM provider_sign_in WHERE state_hash = ?1 AND browser_hash = ?2 AND at > UTC_TIMESTAMP(6) - INTERVAL " + MINUTES + " MINUTE FOR UPDATE")
                    .setParameter(1, TextDigest.of(state)).setParameter(2, TextDigest.of(browser)).getResultList();
            if (kept.isEmpty()) {
                return null;
            }
            em.createNativeQuery("DELETE FROM provider_sign_in WHERE state_hash = ?1").setParameter(1, TextDigest.of(state)).executeUpdate();
            return sealing.open(kept.getFirst(), place(state)).split(" ");
        });
    }

    private void checkConfigured() {
        if (!provider.configured()) {
            throw ProblemType.NOT_FOUND.raise();
        }
    }

    private String secret() {
        var bytes = new byte[32];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String place(String state) {
        return place(TextDigest.of(state));
    }

    private static String place(byte[] stateHash) {
        return "provider_sign_in.secrets/" + HexFormat.of().formatHex(stateHash);
    }

    @Scheduled(every = "10m", delayed = "6m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forgetOldOnes() {
        QuarkusTransaction.requiringNew().run(() -> em.createNativeQuery("DELETE FROM provider_sign_in WHERE at < UTC_TIMESTAMP(6) - INTERVAL " + MINUTES + " MINUTE").executeUpdate());
    }
}
