package cn.yardstick.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.persistence.EntityManager;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Other systems as actors, as long as the key of their token is valid and they are not locked; a snapshot of one second. */
@ApplicationScoped
class ClientActors {

    /** A client that acts; {@code clientId} and its limit for the count of its requests. */
    record Acting(Actor actor, long clientId, int requestsPerMinute) {
    }

    private final Cache<String, Acting> byToken = Caffeine.newBuilder().expireAfterWrite(Actors.FRESH).maximumSize(1_000).build();
    private final EntityManager em;
    private final Instance<UnitTree> units;

    ClientActors(EntityManager em, Instance<UnitTree> units) {
        this.em = em;
        this.units = units;
    }

    /** @param scope words of the token, parted by spaces: it may ask for less than the client is granted */
    Optional<Acting> load(long keyId, String scope) {
        var token = keyId + " " + scope;
        var recent = byToken.getIfPresent(token);
        if (recent != null) {
            return Optional.of(recent);
        }
        var found = QuarkusTransaction.requiringNew().call(() -> em.createQuery(
                        "select c from ClientKey k join Client c on c.id = k.clientId where k.id = :key and k.endedAt is null and c.lockedAt is null", Client.class)
                .setParameter("key", keyId).getResultList().stream().findFirst().map(client -> acting(client, Set.of(scope.split(" ")))));
        found.ifPresent(acting -> byToken.put(token, acting));
        return found;
    }

    /** A lock, another scope or an ended key acts at once on this instance. */
    void forgetAll() {
        byToken.invalidateAll();
    }

    private Acting acting(Client client, Set<String> wanted) {
        var unitIds = new HashSet<Long>();
        client.unitIds().forEach(unit -> unitIds.addAll(UnitTree.below(units, unit)));
        var reach = new Reach(false, Set.copyOf(unitIds), null);
        var reaches = new HashMap<String, Reach>();
        client.scopes().stream().filter(scope -> wanted.contains(scope.word())).flatMap(scope -> scope.permissions().stream()).forEach(permission -> reaches.put(permission, reach));
        reaches.put(Permission.GRADING_EVALUATE, new Reach(true, Set.of(), null));
        // Below zero: no account ever has such a number, so that nothing of a person is ever taken for a system's.
        return new Acting(new Actor(-client.id(), client.displayName(), "CLIENT", null, false, false, reaches, Set.of(-client.id()), List.of()), client.id(), client.requestsPerMinute());
    }
}
