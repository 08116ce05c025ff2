package cn.yardstick.unit;

import cn.yardstick.audit.AuditLog;
import cn.yardstick.audit.HistoryLine;
import cn.yardstick.audit.RecordRef;
import cn.yardstick.identity.CurrentActor;
import cn.yardstick.identity.Permission;
import cn.yardstick.identity.UnitTree;
import cn.yardstick.platform.concurrency.IfMatch;
import cn.yardstick.platform.paging.Listing;
import cn.yardstick.platform.paging.Order;
import cn.yardstick.platform.paging.Page;
import cn.yardstick.platform.paging.PageParams;
import cn.yardstick.platform.problem.ProblemType;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The units of the bureau (M1). */
@ApplicationScoped
public class Units implements UnitTree {

    private static final long FRESH_NANOS = 2_000_000_000L;

    private record Snapshot(Map<Long, UnitView> units, Map<Long, List<Long>> children, long readAt, long afterChanges) {
    }

    private final EntityManager em;
    private final CurrentActor actor;
    private final AuditLog audit;
    private final TransactionSynchronizationRegistry transaction;
    private final AtomicLong changes = new AtomicLong();
    private volatile Snapshot snapshot;

    Units(EntityManager em, CurrentActor actor, AuditLog audit, TransactionSynchronizationRegistry transaction) {
        this.em = em;
        this.actor = actor;
        this.audit = audit;
        this.transaction = transaction;
    }

    /** A new unit; only the bureau itself has no parent. */
    @Transactional
    public UnitView create(Long parentId, String code, String name, UnitKind kind, BigDecimal areaKm2, Integer population) {
        if (parentId == null && (kind != UnitKind.BUREAU || bureau() != null)) {
            throw ProblemType.CONFLICT.raise("只有一个局，其余单位须有上级。", "There is one bureau; every other unit has a parent.").at("/parentId");
        }
        if (parentId != null && !exists(parentId)) {
            throw ProblemType.NOT_ACCEPTED.raise("没有此上级单位。", "There is no such parent unit.").at("/parentId");
        }
        if (parentId != null && kind == UnitKind.BUREAU) {
            throw ProblemType.NOT_ACCEPTED.raise("局没有上级单位。", "The bureau has no parent.").at("/kind");
        }
        checkCode(code, 0);
        var unit = new Unit(parentId, code, name, kind, areaKm2, population);
        em.persist(unit);
        em.flush();
        forgetTree();
        var view = unit.view();
        audit.record("unit.created", new RecordRef("unit", view.id()), null, null, picture(view));
        return view;
    }

    @Transactional
    public UnitView change(long id, long version, String code, String name, UnitKind kind, BigDecimal areaKm2, Integer population) {
        var unit = em.find(Unit.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (unit == null) {
            throw ProblemType.NOT_FOUND.raise();
        }
        IfMatch.check(version, unit.version());
        var before = unit.view();
        if ((before.kind() == UnitKind.BUREAU) != (kind == UnitKind.BUREAU)) {
            throw ProblemType.NOT_ACCEPTED.raise("局的类别不能更改。", "What is the bureau stays the bureau.").at("/kind");
        }
        checkCode(code, id);
        unit.describe(code, name, kind, areaKm2, population);
        em.flush();
        forgetTree();
        audit.record("unit.changed", new RecordRef("unit", id), null, picture(before), picture(unit.view()));
        return unit.view();
    }

    /** Holds the unit until the transaction ends, so that what is true of it once stays true. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void hold(long id) {
        em.find(Unit.class, id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** As it stands in the database, whichever instance changed it last; 404 where the reader's reach ends. */
    @Transactional
    public UnitView visible(long id) {
        var unit = actor.get().reach(Permission.UNITS_READ).covers(id, null) ? em.find(Unit.class, id) : null;
        if (unit == null) {
            throw ProblemType.NOT_FOUND.raise();
        }
        return unit.view();
    }

    @Transactional
    public Page<UnitView> list(String q, Long below, UnitKind kind, PageParams params) {
        var listing = Listing.of(em, Unit.class);
        actor.get().reach(Permission.UNITS_READ).narrow(listing, "id", null);
        if (q != null && !q.isBlank()) {
            var text = q.replace("!", "!!").replace("%", "!%").replace("_", "!_");
            listing.where("e.name like :part escape '!' or e.code like :prefix escape '!'", "part", "%" + text + "%", "prefix", text + "%");
        }
        if (below != null) {
            listing.where("e.id in :below", "below", withBelow(below).isEmpty() ? Set.of(0L) : withBelow(below));
        }
        if (kind != null) {
            listing.where("e.kind = :kind", "kind", kind);
        }
        return listing.page(params, "code", Order.ASC, Unit::code).map(Unit::view);
    }

    @Transactional
    public Page<HistoryLine> history(long id, PageParams params) {
        return audit.history(new RecordRef("unit", get(id).id()), params);
    }

    /** 404 if there is none. */
    public UnitView get(long id) {
        var unit = find(id);
        if (unit == null) {
            throw ProblemType.NOT_FOUND.raise();
        }
        return unit;
    }

    /** The root, or null before set-up. */
    public UnitView bureau() {
        return tree().units().values().stream().filter(unit -> unit.parentId() == null).findFirst().orElse(null);
    }

    /** All units by code. */
    public List<UnitView> all() {
        return tree().units().values().stream().sorted(java.util.Comparator.comparing(UnitView::code)).toList();
    }

    public Map<Long, String> names(Collection<Long> ids) {
        return ids.stream().filter(id -> id != null && find(id) != null).distinct().collect(Collectors.toMap(Function.identity(), this::nameOf));
    }

    /** The unit that an officer of this unit is compared in: a squad counts with what it belongs to. */
    public long pooledAs(long unitId) {
        var unit = get(unitId);
        while (unit.kind() == UnitKind.SQUAD && unit.parentId() != null) {
            unit = get(unit.parentId());
        }
        return unit.id();
    }

    @Override
    public Set<Long> withBelow(long unitId) {
        if (find(unitId) == null) {
            return Set.of();
        }
        var found = new HashSet<Long>();
        collect(unitId, tree(), found);
        return found;
    }

    @Override
    public boolean exists(long unitId) {
        return find(unitId) != null;
    }

    @Override
    public String nameOf(long unitId) {
        return get(unitId).name();
    }

    private static void collect(long unitId, Snapshot tree, Set<Long> found) {
        if (found.add(unitId)) {
            tree.children().getOrDefault(unitId, List.of()).forEach(child -> collect(child, tree, found));
        }
    }

    private UnitView find(long id) {
        var known = tree();
        var unit = known.units().get(id);
        if (unit == null && System.nanoTime() - known.readAt() > 50_000_000L) {
            snapshot = null;
            unit = tree().units().get(id);
        }
        return unit;
    }

    /** Within the changing transaction at once, and for everybody else of this instance when it has ended. */
    private void forgetTree() {
        changes.incrementAndGet();
        transaction.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                // Others may still read the old rows.
            }

            @Override
            public void afterCompletion(int status) {
                changes.incrementAndGet();
            }
        });
    }

    /**
     * Names and what lies below what: every request asks for it, and units hardly ever change. A change by another
     * instance is seen after two seconds at most; a unit that is not known yet is looked for at once.
     */
    private Snapshot tree() {
        var present = snapshot;
        var change = changes.get();
        if (present != null && present.afterChanges() == change && System.nanoTime() - present.readAt() < FRESH_NANOS) {
            return present;
        }
        var rows = QuarkusTransaction.joiningExisting().call(() -> em.createQuery("select e from Unit e", Unit.class).getResultList().stream().map(Unit::view).toList());
        var units = new HashMap<Long, UnitView>();
        var children = new HashMap<Long, List<Long>>();
        for (UnitView unit : rows) {
            units.put(unit.id(), unit);
            children.computeIfAbsent(unit.parentId(), parent -> new java.util.ArrayList<>()).add(unit.id());
        }
        var read = new Snapshot(units, children, System.nanoTime(), change);
        snapshot = read;
        return read;
    }

    private void checkCode(String code, long own) {
        var taken = em.createQuery("select e.id from Unit e where e.code = :code", Long.class).setParameter("code", code).getResultList();
        if (taken.stream().anyMatch(id -> id != own)) {
            throw ProblemType.CONFLICT.raise("单位编码已被使用。", "The unit code is taken.").at("/code");
        }
    }

    private static Map<String, Object> picture(UnitView unit) {
        return Map.of("code", unit.code(), "name", unit.name(), "kind", unit.kind());
    }
}
