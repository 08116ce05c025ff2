package cn.yardstick.identity;

import cn.yardstick.audit.AuditLog;
import cn.yardstick.audit.RecordRef;
import cn.yardstick.audit.Who;
import cn.yardstick.platform.problem.ProblemType;
import cn.yardstick.platform.time.BureauTime;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.jwt.build.Jwt;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/** Client credentials for an access token (RFC 6749, section 4.4). */
@ApplicationScoped
public class ClientTokens {

    public static final Duration LIFE = Duration.ofMinutes(10);
    static final String KEY_CLAIM = "client_key";
    static final String SCOPE_CLAIM = "scope";

    /** {@code scope}: words of what the token is good for, parted by spaces. */
    public record Token(String access, String scope) {
    }

    private record Known(long clientId, String name, long keyId, Set<ClientScope> scopes, int requestsPerMinute) {
    }

    private final EntityManager em;
    private final ClientQuota quota;
    private final AuditLog audit;
    private final BureauTime time;
    private final TokenKeys keys;

    ClientTokens(EntityManager em, ClientQuota quota, AuditLog audit, BureauTime time, TokenKeys keys) {
        this.keys = keys;
        this.em = em;
        this.quota = quota;
        this.audit = audit;
        this.time = time;
    }

    /**
     * @param scope words of a part of what the client is granted, or null for all of it; 422 for what it is not granted
     * @throws cn.yardstick.platform.problem.ProblemException 401 for an unknown name, a wrong key and a locked client alike; 429 beyond the client's limit
     */
    public Token issue(String name, String secret, String scope) {
        var known = known(name, TextDigest.of(secret));
        if (known == null) {
            throw ProblemType.WRONG_CREDENTIALS.raise();
        }
        var wait = quota.count(known.clientId(), known.requestsPerMinute());
        if (wait > 0) {
            throw ProblemType.TOO_MANY.raise().retryAfter(wait);
        }
        var wanted = wanted(scope, known.scopes());
        QuarkusTransaction.requiringNew().run(() -> {
            em.createQuery("update ClientKey k set k.lastUsedAt = :now where k.id = :id").setParameter("now", time.now()).setParameter("id", known.keyId()).executeUpdate();
            audit.recordAs(new Who(-known.clientId(), known.name(), "CLIENT", null, audit.caller().address()), "client.signed-in", Clients.ref(known.clientId()), null, null, Map.of("key", known.keyId(), "scope", wanted));
        });
        var now = time.now();
        var access = keys.sign(Jwt.subject("client-" + known.clientId()).upn(known.name()).claim(KEY_CLAIM, Long.toString(known.keyId())).claim(SCOPE_CLAIM, wanted)
                .claim("jti", UUID.randomUUID().toString()).issuer("yardstick").audience("yardstick").issuedAt(now).expiresAt(now.plus(LIFE)));
        return new Token(access, wanted);
    }

    /** Null unless name and key are those of a client that is not locked; what was wrong is on the client's record. */
    private Known known(String name, byte[] digest) {
        return QuarkusTransaction.requiringNew().call(() -> {
            var client = em.createQuery("select c from Client c where c.name = :name", Client.class).setParameter("name", name).getResultList().stream().findFirst().orElse(null);
            var key = client == null ? null : em.createQuery("select k from ClientKey k where k.clientId = :client and k.endedAt is null", ClientKey.class)
                    .setParameter("client", client.id()).getResultList().stream().filter(one -> MessageDigest.isEqual(one.hash(), digest)).findFirst().orElse(null);
            if (key == null || client.locked()) {
                audit.record("client.refused", new RecordRef("client", client == null ? "unknown" : client.id().toString()), null, null, null);
                return null;
            }
            return new Known(client.id(), client.name(), key.id(), client.scopes(), client.requestsPerMinute());
        });
    }

    private static String wanted(String scope, Set<ClientScope> granted) {
        var words = granted.stream().map(ClientScope::word).collect(Collectors.toCollection(TreeSet::new));
        if (scope == null || scope.isBlank()) {
            return String.join(" ", words);
        }
        var asked = new TreeSet<>(Arrays.asList(scope.strip().split(" +")));
        if (!words.containsAll(asked)) {
            throw ProblemType.NOT_ACCEPTED.raise("未授予所要求的范围。", "A scope that is asked for is not granted.").at("/scope");
        }
        return String.join(" ", asked);
    }
}
