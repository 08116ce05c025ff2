package cn.yardstick.identity;

import cn.yardstick.audit.AuditLog;
import cn.yardstick.audit.HistoryLine;
import cn.yardstick.audit.RecordRef;
import cn.yardstick.platform.concurrency.IfMatch;
import cn.yardstick.platform.paging.Listing;
import cn.yardstick.platform.paging.Order;
import cn.yardstick.platform.paging.Page;
import cn.yardstick.platform.paging.PageParams;
import cn.yardstick.platform.problem.ProblemType;
import cn.yardstick.platform.time.BureauTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Other systems (access.md): what they may ask for, for which units, and their keys, of which two are valid at a time. */
@ApplicationScoped
public class Clients {

    private static final int VALID_KEYS = 2;

    /** A key without what is secret about it. */
    public record KeyView(long id, Instant createdAt, Instant lastUsedAt) {
    }

    /** What a client may do. {@code unitIds}: with all below. */
    public record Terms(String displayName, Set<ClientScope> scopes, Set<Long> unitIds, int requestsPerMinute) {
    }

    /** A client as its administrator sees it. */
    public record ClientView(long id, String name, Terms terms, List<KeyView> keys, boolean locked, Instant createdAt, long version) {
    }

    /** A client with a key that is shown this once. */
    public record WithSecret(ClientView client, String secret) {
    }

    private final EntityManager em;
    private final ClientActors actors;
    private final AuditLog audit;
    private final BureauTime time;
    private final Instance<UnitTree> units;

    Clients(EntityManager em, ClientActors actors, AuditLog audit, BureauTime time, Instance<UnitTree> units) {
        this.em = em;
        this.actors = actors;
        this.audit = audit;
        this.time = time;
        this.units = units;
    }

    @Transactional
    public ClientView get(long id) {
        var client = em.find(Client.class, id);
        if (client == null) {
            throw ProblemType.NOT_FOUND.raise();
        }
        return view(client);
    }

    @Transactional
    public Page<ClientView> list(PageParams params) {
        var page = Listing.of(em, Client.class).page(params, "name", Order.ASC, Client::name);
        var ids = page.items().stream().map(Client::id).toList();
        var keys = em.createQuery("select k from ClientKey k where k.clientId in :ids and k.endedAt is null order by k.id", ClientKey.class).setParameter("ids", ids.isEmpty() ? List.of(0L) : ids)
                .getResultList().stream().collect(Collectors.groupingBy(ClientKey::clientId, Collectors.mapping(ClientKey::view, Collectors.toList())));
        return page.map(client -> view(client, keys.getOrDefault(client.id(), List.of())));
    }

    @Transactional
    public Page<HistoryLine> history(long id, PageParams params) {
        return audit.history(ref(get(id).id()), params);
    }

    /** A new client with its first key. */
    @Transactional
    public WithSecret create(String name, Terms terms) {
        if (!em.createQuery("select c.id from Client c where c.name = :name", Long.class).setParameter("name", name).getResultList().isEmpty()) {
            throw ProblemType.CONFLICT.raise("名称已被使用。", "The name is taken.").at("/name");
        }
        check(terms);
        var client = new Client(name, time.now());
        client.describe(terms.displayName(), terms.scopes(), terms.unitIds(), terms.requestsPerMinute());
        em.persist(client);
        em.flush();
        audit.record("client.created", ref(client.id()), null, null, picture(client));
        return withKey(client);
    }

    @Transactional
    public ClientView describe(long id, long version, Terms terms) {
        var client = lockedAt(id, version);
        check(terms);
        var before = picture(client);
        client.describe(terms.displayName(), terms.scopes(), terms.unitIds(), terms.requestsPerMinute());
        em.lock(client, LockModeType.PESSIMISTIC_FORCE_INCREMENT);
        audit.record("client.changed", ref(id), null, before, picture(client));
        return told(client);
    }

    /** The next key beside the present one; 409 where two are valid already. */
    @Transactional
    public WithSecret addKey(long id) {
        var client = locked(id);
        if (keys(id).size() >= VALID_KEYS) {
            throw ProblemType.CONFLICT.raise("已有两把有效密钥，请先停用一把。", "Two keys are valid already: end one first.");
        }
        em.lock(client, LockModeType.PESSIMISTIC_FORCE_INCREMENT);
        return withKey(client);
    }

    /** The key and every token that it got end at once. */
    @Transactional
    public ClientView endKey(long id, long version, long keyId) {
        var client = lockedAt(id, version);
        var key = keys(id).stream().filter(one -> one.id() == keyId).findFirst().orElseThrow(ProblemType.NOT_FOUND::raise);
        key.end(time.now());
        em.lock(client, LockModeType.PESSIMISTIC_FORCE_INCREMENT);
        audit.record("client.key-ended", ref(id), null, null, Map.of("key", keyId));
        return told(client);
    }

    @Transactional
    public ClientView lock(long id, long version, String reason) {
        var client = lockedAt(id, version);
        client.lock(time.now());
        audit.record("client.locked", ref(id), reason, null, null);
        return told(client);
    }

    @Transactional
    public ClientView unlock(long id, long version, String reason) {
        var client = lockedAt(id, version);
        client.unlock();
        audit.record("client.unlocked", ref(id), reason, null, null);
        return told(client);
    }

    private void check(Terms terms) {
        if (terms.unitIds().stream().anyMatch(unit -> units.isResolvable() && !units.get().exists(unit))) {
            throw ProblemType.NOT_ACCEPTED.raise("没有此单位。", "There is no such unit.").at("/unitIds");
        }
    }

    private WithSecret withKey(Client client) {
        var secret = ClientSecret.random();
        var key = new ClientKey(client.id(), TextDigest.of(secret), time.now());
        em.persist(key);
        em.flush();
        audit.record("client.key-made", ref(client.id()), null, null, Map.of("key", key.id()));
        return new WithSecret(view(client), secret);
    }

    private ClientView told(Client client) {
        actors.forgetAll();
        em.flush();
        return view(client);
    }

    private Client lockedAt(long id, long version) {
        var client = locked(id);
        IfMatch.check(version, client.version());
        return client;
    }

    private Client locked(long id) {
        var client = em.find(Client.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (client == null) {
            throw ProblemType.NOT_FOUND.raise();
        }
        return client;
    }

    private List<ClientKey> keys(long id) {
        return em.createQuery("select k from ClientKey k where k.clientId = :id and k.endedAt is null order by k.id", ClientKey.class).setParameter("id", id).getResultList();
    }

    private ClientView view(Client client) {
        return view(client, keys(client.id()).stream().map(ClientKey::view).toList());
    }

    private static ClientView view(Client client, List<KeyView> keys) {
        return new ClientView(client.id(), client.name(), new Terms(client.displayName(), client.scopes(), client.unitIds(), client.requestsPerMinute()), keys, client.locked(),
                client.createdAt(), client.version());
    }

    private static Map<String, Object> picture(Client client) {
        return Map.of("scopes", client.scopes(), "units", client.unitIds(), "requestsPerMinute", client.requestsPerMinute());
    }

    static RecordRef ref(long id) {
        return new RecordRef("client", id);
    }
}
