package cn.yardstick.identity;

import cn.yardstick.platform.crypto.SealedTable;
import cn.yardstick.platform.crypto.Sealing;
import cn.yardstick.platform.time.BureauTime;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.persistence.EntityManager;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.hibernate.Session;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.lang.JoseException;

/**
 * The key pairs that sign access tokens: made at first start, shared by all instances through the database, sealed there.
 * A new generation is published a minute before it signs, and an old one stays published until its last token is over, so
 * that a rotation signs nobody out.
 */
@ApplicationScoped
public class TokenKeys {

    private static final Duration ROTATED = Duration.ofDays(30);
    /** Every instance looks for new generations several times within this. */
    private static final Duration KNOWN_FIRST = Duration.ofMinutes(1);
    private static final Duration STILL_VALID = Sessions.ACCESS.plusMinutes(5);

    private record Pair(int generation, String kid, PublicKey verifies, PrivateKey signs, Map<String, Object> published, Instant signsFrom) {
    }

    private final EntityManager em;
    private final Sealing sealing;
    private final BureauTime time;
    private volatile List<Pair> pairs = List.of();

    TokenKeys(EntityManager em, Sealing sealing, BureauTime time) {
        this.em = em;
        this.sealing = sealing;
        this.time = time;
    }

    /** For whoever seals anew. */
    @Produces
    static SealedTable sealed() {
        return new SealedTable("signing_key", List.of("kid"), List.of("private_jwk"), (column, key) -> SigningKey.place((String) key.getFirst()));
    }

    /** Of instances that start at once over an empty database, one makes the first pair; who cannot open it has other keys, and does not start. */
    void start(@Observes StartupEvent event) {
        try {
            reload();
            if (pairs.isEmpty()) {
                make(1, time.now());
            }
        } catch (IllegalStateException e) {
            // Without its cause: who starts it is told the innermost message.
            throw new IllegalStateException("the sealing keys are not those of this database; copy keys/sealing.keys from the instance that was first (" + e.getMessage() + ")");
        }
    }

    /** The signed token, naming its key. */
    public String sign(JwtClaimsBuilder claims) {
        var now = time.now();
        var known = pairs;
        var pair = known.stream().filter(one -> !one.signsFrom().isAfter(now)).max(Comparator.comparingInt(Pair::generation)).orElseGet(known::getFirst);
        return claims.jws().keyId(pair.kid()).algorithm(SignatureAlgorithm.RS256).sign(pair.signs());
    }

    /** The key of a token that names this one, or null. */
    PublicKey verifying(String kid) {
        return pairs.stream().filter(pair -> pair.kid().equals(kid)).map(Pair::verifies).findFirst().orElse(null);
    }

    /** The public halves (RFC 7517) of all keys whose tokens are accepted. */
    public List<Map<String, Object>> published() {
        return pairs.stream().map(Pair::published).toList();
    }

    /** Makes the next generation; it signs from a minute later on. */
    public void rotate() {
        reload();
        make(pairs.stream().mapToInt(Pair::generation).max().orElse(0) + 1, time.now().plus(KNOWN_FIRST));
    }

    @Scheduled(every = "10s", delayed = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void reload() {
        // In SQL: the first query in Hibernate's own language loads its parser, which the start need not wait for.
        var stored = QuarkusTransaction.requiringNew().call(() -> em.unwrap(Session.class).createNativeQuery("SELECT * FROM signing_key ORDER BY generation", SigningKey.class).getResultList());
        var now = time.now();
        var next = new ArrayList<Pair>();
        for (int i = 0; i < stored.size(); i++) {
            var over = i + 1 < stored.size() && stored.get(i + 1).signsFrom().plus(STILL_VALID).isBefore(now);
            if (!over) {
                next.add(pair(stored.get(i)));
            }
        }
        pairs = List.copyOf(next);
    }

    @Scheduled(every = "1h", delayed = "10m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void rotateWhenDue() {
        if (pairs.getLast().signsFrom().plus(ROTATED).isBefore(time.now())) {
            rotate();
        }
    }

    /** Instances that make the same generation at once end up with one: the number is its key in the database. */
    private void make(int generation, Instant signsFrom) {
        var made = generated();
        QuarkusTransaction.requiringNew().run(() -> em.createNativeQuery("INSERT IGNORE INTO signing_key (generation, kid, public_jwk, private_jwk, signs_from) VALUES (?1, ?2, ?3, ?4, ?5)")
                .setParameter(1, generation).setParameter(2, made.getKeyId()).setParameter(3, made.toJson(OutputControlLevel.PUBLIC_ONLY))
                .setParameter(4, sealing.seal(made.toJson(OutputControlLevel.INCLUDE_PRIVATE), SigningKey.place(made.getKeyId()))).setParameter(5, signsFrom).executeUpdate());
        reload();
    }

    private Pair pair(SigningKey stored) {
        var known = pairs.stream().filter(pair -> pair.kid().equals(stored.kid()) && pair.signsFrom().equals(stored.signsFrom())).findFirst().orElse(null);
        if (known != null) {
            return known;
        }
        try {
            var key = PublicJsonWebKey.Factory.newPublicJwk(sealing.open(stored.privateJwk(), SigningKey.place(stored.kid())));
            return new Pair(stored.generation(), stored.kid(), key.getPublicKey(), key.getPrivateKey(), Map.copyOf(key.toParams(OutputControlLevel.PUBLIC_ONLY)), stored.signsFrom());
        } catch (JoseException e) {
            throw new IllegalStateException("a stored signing key cannot be read", e);
        }
    }

    private static RsaJsonWebKey generated() {
        try {
            var id = new byte[8];
            new SecureRandom().nextBytes(id);
            var key = RsaJwkGenerator.generateJwk(2048);
            key.setKeyId(HexFormat.of().formatHex(id));
            key.setAlgorithm("RS256");
            key.setUse("sig");
            return key;
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }
}
