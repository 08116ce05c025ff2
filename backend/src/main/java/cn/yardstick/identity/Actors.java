package cn.yardstick.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/**
 * Actors of living sessions. A snapshot is kept for a second, so that a lock or a lost role acts within that time on
 * every instance, and at once on the one that was told.
 */
@ApplicationScoped
class Actors {

    /** A reading that is under way; {@code forgotten}: how often all was forgotten before it began. */
    private record Reading(String sessionId, long forgotten) {
    }

    /** How long a snapshot of rights is kept; of other systems as well. */
    static final Duration FRESH = Duration.ofSeconds(1);

    private final Cache<String, Actor> bySession = Caffeine.newBuilder().expireAfterWrite(FRESH).maximumSize(20_000).build();
    private final ConcurrentHashMap<Reading, CompletableFuture<Optional<Actor>>> readings = new ConcurrentHashMap<>();
    private final EntityManager em;
    private final Instance<UnitTree> units;
    private final Instance<OfficerPlaces> officers;
    private final Factors factors;
    private final Persons persons;
    private final DeputyRights deputies;
    private final TransactionSynchronizationRegistry transactions;
    /** Grows with each forgetting, so that what was read before is not kept after. */
    private final AtomicLong forgotten = new AtomicLong();

    Actors(EntityManager em, Instance<UnitTree> units, Instance<OfficerPlaces> officers, Factors factors, Persons persons, DeputyRights deputies,
            TransactionSynchronizationRegistry transactions) {
        this.factors = factors;
        this.persons = persons;
        this.deputies = deputies;
        this.em = em;
        this.transactions = transactions;
        this.units = units;
        this.officers = officers;
    }

    /** The actor if it was seen a moment ago. */
    Actor recent(String sessionId) {
        return bySession.getIfPresent(sessionId);
    }

    /**
     * The actor of a living session of an account that is not locked. Requests of one session that come at once wait for
     * one reading, unless something was forgotten since it began.
     */
    Optional<Actor> load(String sessionId) {
        var mine = new CompletableFuture<Optional<Actor>>();
        var reading = new Reading(sessionId, forgotten.get());
        var running = readings.putIfAbsent(reading, mine);
        if (running != null) {
            return running.join();
        }
        try {
            var actor = read(sessionId);
            mine.complete(actor);
            return actor;
        } catch (RuntimeException e) {
            mine.completeExceptionally(e);
            throw e;
        } finally {
            readings.remove(reading);
        }
    }

    private Optional<Actor> read(String sessionId) {
        var before = forgotten.get();
        var actor = QuarkusTransaction.requiringNew().call(() -> em.createQuery(
                        "select a, s.byProvider from Session s join Account a on a.id = s.accountId left join fetch a.grants where s.id = :id and s.endedAt is null and a.lockedAt is null and s.expiresAt > instant",
                        Object[].class)
                .setParameter("id", sessionId).getResultList().stream().findFirst().map(row -> actor((Account) row[0], (boolean) row[1])));
        if (actor.isPresent() && forgotten.get() == before) {
            bySession.put(sessionId, actor.get());
        }
        return actor;
    }

    /** The actor that an account is, for work without a session. */
    Actor of(long accountId) {
        return QuarkusTransaction.joiningExisting().call(() -> actor(em.find(Account.class, accountId), false));
    }

    /** A lock, a grant or an ended session acts at once on this instance; within a transaction, again once it is over. */
    void forgetAll() {
        drop();
        if (transactions.getTransactionKey() != null) {
            transactions.registerInterposedSynchronization(new Synchronization() {
                @Override
                public void beforeCompletion() {
                    // Only what is committed matters.
                }

                @Override
                public void afterCompletion(int status) {
                    drop();
                }
            });
        }
    }

    private void drop() {
        forgotten.incrementAndGet();
        bySession.invalidateAll();
    }

    /** {@code vouched}: no password of ours was used, so that it need not be changed. */
    private Actor actor(Account account, boolean vouched) {
        var mustChange = account.mustChangePassword() && !vouched;
        var reaches = new HashMap<String, Reach>();
        var ownUnits = ownUnits(account);
        var mustEnrol = account.needsFactor() && !factors.enrolled(account.id());
        for (var row : Rights.table().entrySet()) {
            if ((mustChange || mustEnrol) && !row.getKey().equals(Permission.ME)) {
                continue;
            }
            var reach = reach(account, row.getValue(), ownUnits);
            if (reach != null) {
                reaches.put(row.getKey(), reach);
            }
        }
        if (account.grants().isEmpty()) {
            reaches.put(Permission.ME, new Reach(true, Set.of(), null));
        }
        return new Actor(account.id(), account.displayName(), roles(account), account.officerId(), mustChange, mustEnrol, reaches, persons.accountsOf(account.id()),
                mustChange || mustEnrol ? List.of() : deputies.of(account));
    }

    private static String roles(Account account) {
        return account.grants().stream().map(grant -> grant.role().name()).distinct().sorted().collect(Collectors.joining(" "));
    }

    private Reach reach(Account account, Map<Role, Extent> row, Set<Long> ownUnits) {
        var granted = false;
        var all = false;
        var unitIds = new HashSet<Long>();
        Long own = null;
        for (RoleGrant grant : account.grants()) {
            var extent = row.get(grant.role());
            if (extent == null) {
                continue;
            }
            granted = true;
            switch (extent) {
                case ALL -> all = true;
                case OWN -> own = account.officerId();
                case OWN_UNIT -> unitIds.addAll(ownUnits);
                case SCOPE -> {
                    all |= grant.unitId() == null;
                    unitIds.addAll(grant.unitId() == null ? Set.of() : UnitTree.below(units, grant.unitId()));
                }
            }
        }
        return granted ? new Reach(all, all ? Set.of() : Set.copyOf(unitIds), own) : null;
    }

    private Set<Long> ownUnits(Account account) {
        if (account.officerId() == null || officers.isUnsatisfied()) {
            return Set.of();
        }
        var unit = officers.get().unitOf(account.officerId());
        return unit == null ? Set.of() : UnitTree.below(units, unit);
    }

    /** Officers whose account holds a role. */
    List<Long> officersHolding(Role role) {
        return em.createQuery("select distinct a.officerId from Account a join a.grants g where g.role = :role and a.officerId is not null and a.lockedAt is null", Long.class)
                .setParameter("role", role).getResultList();
    }
}
