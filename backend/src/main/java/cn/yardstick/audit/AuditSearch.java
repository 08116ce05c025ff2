package cn.yardstick.audit;

import cn.yardstick.ledger.CanonicalJson;
import cn.yardstick.platform.paging.Condition;
import cn.yardstick.platform.paging.Listing;
import cn.yardstick.platform.paging.Order;
import cn.yardstick.platform.paging.Page;
import cn.yardstick.platform.paging.PageParams;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Lines by who, what, where and when, narrowed to what the reader may see. */
@ApplicationScoped
public class AuditSearch {

    /** Records whose lines are security events: accounts with their roles and sessions, other systems, refusals. */
    private static final Set<String> SECURITY = Set.of("account", "client", "refusal");
    private static final int PAGE = 500;

    /**
     * What a reader may see.
     *
     * @param all      everything; else the own actions
     * @param own      account of the reader
     * @param security security events besides the own actions
     */
    public record Sight(boolean all, long own, boolean security) {
    }

    /** What is looked for; null is anything. {@code officerId}: whom the line concerns; {@code action} may end with {@code *}; {@code until} is not included. */
    public record Wanted(Long accountId, Long officerId, String recordType, String recordId, String action, Instant from, Instant until) {

        public boolean anything() {
            return accountId == null && officerId == null && recordType == null && recordId == null && action == null && from == null && until == null;
        }
    }

    /** A line and its place in the log, null while it has none. */
    public record Found(LineView line, Long index) {
    }

    private final EntityManager em;
    private final TreeRows rows;

    AuditSearch(EntityManager em, TreeRows rows) {
        this.em = em;
        this.rows = rows;
    }

    /** The newest first. */
    @Transactional
    public Page<Found> find(Sight sight, Wanted wanted, PageParams params) {
        var page = listing(sight, wanted).page(params, "id", Order.DESC, AuditLine::id).map(AuditLine::view);
        var indexes = rows.indexes(page.items().stream().map(LineView::id).toList());
        return page.map(line -> new Found(line, indexes.get(line.id())));
    }

    /** Empty for a line that is not there or not within sight. */
    @Transactional
    public Optional<Found> one(Sight sight, long id) {
        var page = listing(sight, new Wanted(null, null, null, null, null, null, null)).where("e.id = :one", "one", id).page(PageParams.first(1), "id", Order.ASC, AuditLine::id);
        return page.items().stream().findFirst().map(AuditLine::view).map(line -> new Found(line, rows.indexes(List.of(id)).get(id)));
    }

    /**
     * Writes the lines in the order of the log, each with its proof against this head, page by page: memory does not grow
     * with the log. Each page is a transaction of its own; what is added meanwhile is behind the head.
     */
    public void export(Sight sight, Wanted wanted, HeadView head, Writer out) throws IOException {
        out.write(AuditProofs.header(head, sight.all() && wanted.anything()) + "\n");
        var tree = new MerkleTree(QuarkusTransaction.requiringNew().call(rows::log).hash(), rows);
        var state = new long[] {-1, 0};
        while (state[0] < head.size()) {
            // Read within a transaction, written outside of it: a slow reader holds no connection.
            out.write(QuarkusTransaction.requiringNew().call(() -> page(sight, wanted, head, tree, state)));
        }
        out.write("{\"end\":" + state[1] + "}\n");
        out.flush();
    }

    /** The rows behind {@code state[0]}, which moves on; {@code state[1]} counts them. */
    private String page(Sight sight, Wanted wanted, HeadView head, MerkleTree tree, long[] state) {
        var text = new StringBuilder();
        var page = exported(sight, wanted, state[0], head.size());
        for (Object[] row : page) {
            var index = (long) row[0];
            var path = tree.inclusion(index, head.size()).stream().map(Base64.getEncoder()::encodeToString).toList();
            text.append("{\"index\":").append(index).append(",\"line\":").append(CanonicalLine.of(((AuditLine) row[1]).view())).append(",\"proof\":").append(CanonicalJson.write(path)).append("}\n");
            state[0] = index;
        }
        state[1] += page.size();
        state[0] = page.size() < PAGE ? head.size() : state[0];
        return text.toString();
    }

    private List<Object[]> exported(Sight sight, Wanted wanted, long after, long size) {
        var conditions = conditions(sight, wanted);
        var where = conditions.stream().map(condition -> " and (" + condition.where() + ")").collect(Collectors.joining());
        var query = em.createQuery("select f.index, e from Leaf f join AuditLine e on e.id = f.lineId where f.index > :after and f.index < :size" + where + " order by f.index", Object[].class)
                .setParameter("after", after).setParameter("size", size).setMaxResults(PAGE);
        conditions.forEach(condition -> condition.values().forEach(query::setParameter));
        return query.getResultList();
    }

    private Listing<AuditLine> listing(Sight sight, Wanted wanted) {
        var listing = Listing.of(em, AuditLine.class);
        conditions(sight, wanted).forEach(listing::where);
        return listing;
    }

    private static List<Condition> conditions(Sight sight, Wanted wanted) {
        var conditions = new ArrayList<Condition>();
        if (!sight.all() && sight.security()) {
            conditions.add(new Condition("e.accountId = :sight or e.recordType in :security", Map.of("sight", sight.own(), "security", SECURITY)));
        } else if (!sight.all()) {
            conditions.add(new Condition("e.accountId = :sight", Map.of("sight", sight.own())));
        }
        if (wanted.action() != null && wanted.action().endsWith("*")) {
            conditions.add(new Condition("e.action like :action", Map.of("action", wanted.action().replace("*", "%"))));
        } else if (wanted.action() != null) {
            conditions.add(new Condition("e.action = :action", Map.of("action", wanted.action())));
        }
        equal(conditions, "accountId", wanted.accountId());
        if (wanted.officerId() != null) {
            conditions.add(new Condition("e.id in (select o.lineId from OfficerOfLine o where o.officerId = :officer)", Map.of("officer", wanted.officerId())));
        }
        equal(conditions, "recordType", wanted.recordType());
        equal(conditions, "recordId", wanted.recordId());
        if (wanted.from() != null) {
            conditions.add(new Condition("e.at >= :from", Map.of("from", wanted.from())));
        }
        if (wanted.until() != null) {
            conditions.add(new Condition("e.at < :until", Map.of("until", wanted.until())));
        }
        return conditions;
    }

    private static void equal(List<Condition> conditions, String field, Object value) {
        if (value != null) {
            conditions.add(new Condition("e." + field + " = :" + field, Map.of(field, value)));
        }
    }
}
