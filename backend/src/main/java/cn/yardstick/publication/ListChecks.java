package cn.yardstick.publication;

import cn.yardstick.audit.AuditLog;
import cn.yardstick.audit.AuditProofs;
import cn.yardstick.audit.HistoryLine;
import cn.yardstick.audit.RecordRef;
import cn.yardstick.ledger.ListCheck;
import cn.yardstick.ledger.LogKeys;
import cn.yardstick.ledger.StoredList;
import cn.yardstick.platform.paging.PageParams;
import io.quarkus.narayana.jta.runtime.TransactionConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Whether the rows of a sealed list are what was sealed: what the owner of the database changed is found and named (P7). */
@ApplicationScoped
public class ListChecks {

    /** What was checked, and what is wrong. */
    public record Checked(int lines, List<ListCheck.Fault> faults) {
    }

    private static final int PIECE = 5_000;
    private static final String LIST = """
            SELECT p.id, p.cycle_id, p.run_id, p.revision, p.title, p.note, p.state, p.officers, p.proposed_by_account, p.proposed_by, %s AS proposed_at, p.approved_by_account,
                   p.approved_by, %s AS published_at, DATE_FORMAT(p.term_ends_on, '%%Y-%%m-%%d') AS term_ends_on, p.tree_hash, p.supersedes_id, p.places, p.lines_changed, p.lines_for_others, p.lines_kept,
                   p.shown, p.results_digest, p.certificates, c.name AS cycle_name, r.rule_book_id, r.run_number, r.engine_version, r.input_digest, r.entries
            FROM publication p LEFT JOIN cycle c ON c.id = p.cycle_id LEFT JOIN assessment_run r ON r.id = p.run_id WHERE p.id = ?1""".formatted(instant("p.proposed_at"), instant("p.published_at"));
    private static final String LINES = """
            SELECT l.publication_id, l.position, l.officer_id, l.badge_no, l.name, l.unit_id, l.unit_name, l.grade, l.difference, l.grade_before, l.grade_computed, l.own_facts, l.reasons,
                   n.hash AS leaf, n.salt
            FROM publication_line l LEFT JOIN publication_node n ON n.publication_id = l.publication_id AND n.level = 0 AND n.node_index = l.position - 1
            WHERE l.publication_id = ?1 AND l.position > ?2 ORDER BY l.position LIMIT\s""" + PIECE;
    private static final String NODES = """
            SELECT n.level, n.node_index, n.hash, n.salt FROM publication_node n WHERE n.publication_id = ?1 AND (n.level > ?2 OR n.level = ?2 AND n.node_index > ?3)
            ORDER BY n.level, n.node_index LIMIT\s""" + PIECE;

    private final EntityManager em;
    private final Publications publications;
    private final Seals seals;
    private final AuditLog audit;
    private final AuditProofs proofs;

    ListChecks(EntityManager em, Publications publications, Seals seals, AuditLog audit, AuditProofs proofs) {
        this.em = em;
        this.publications = publications;
        this.seals = seals;
        this.audit = audit;
        this.proofs = proofs;
    }

    /** By this instance's keys, those of earlier lists among them; 404 for a list that is not sealed. */
    @Transactional
    @TransactionConfiguration(timeout = 900)
    public Checked check(long publicationId) {
        var view = publications.visible(publicationId);
        seals.of(view.id());
        return new Checked(view.officers(), ListCheck.faults(stored(view.id()), new LogKeys(proofs.publicKeys())));
    }

    /** The rows as they are; to be read within the transaction. */
    private StoredList stored(long id) {
        var list = one(LIST, id);
        var seal = one("SELECT document, digest, note FROM publication_seal WHERE publication_id = ?1", id);
        var superseded = list.get("supersedes_id") == null ? null : em.find(Publication.class, list.get("supersedes_id"));
        return new StoredList(list, seal, taker -> lines(id, taker), taker -> nodes(id, taker), seals.earlier((Long) list.get("cycle_id"), ((Long) list.get("revision")).intValue()),
                superseded == null ? null : (long) superseded.revision(), steps(id));
    }

    private void lines(long id, java.util.function.Consumer<Map<String, Object>> taker) {
        var last = Long.MIN_VALUE;
        for (var piece = all(LINES, id, last); !piece.isEmpty(); piece = all(LINES, id, last)) {
            piece.forEach(taker);
            last = (Long) piece.getLast().get("position");
        }
    }

    private void nodes(long id, java.util.function.Consumer<Map<String, Object>> taker) {
        long level = -129;
        var index = Long.MIN_VALUE;
        for (var piece = all(NODES, id, level, index); !piece.isEmpty(); piece = all(NODES, id, level, index)) {
            piece.forEach(taker);
            level = (Long) piece.getLast().get("level");
            index = (Long) piece.getLast().get("node_index");
        }
    }

    private List<StoredList.Step> steps(long id) {
        var steps = new ArrayList<StoredList.Step>();
        var page = audit.history(new RecordRef("publication", id), PageParams.first(200));
        for (HistoryLine line : page.items()) {
            steps.add(new StoredList.Step(line.action(), line.after() == null || !line.after().hasNonNull("sealed") ? null : line.after().get("sealed").asText()));
        }
        return steps;
    }

    private Map<String, Object> one(String sql, long id) {
        return all(sql, id).getFirst();
    }

    private List<Map<String, Object>> all(String sql, Object... values) {
        var query = em.createNativeQuery(sql, Tuple.class);
        for (int i = 0; i < values.length; i++) {
            query.setParameter(i + 1, values[i]);
        }
        var rows = new ArrayList<Map<String, Object>>();
        for (Object row : query.getResultList()) {
            var columns = new HashMap<String, Object>();
            ((Tuple) row).getElements().forEach(column -> columns.put(column.getAlias().toLowerCase(Locale.ROOT), value(column.getAlias(), ((Tuple) row).get(column))));
            rows.add(columns);
        }
        return rows;
    }

    private static Object value(String column, Object stored) {
        if (stored instanceof Boolean || stored instanceof byte[] || stored == null) {
            return stored;
        }
        if (column.endsWith("_at")) {
            return Instant.parse(stored.toString()).toString();
        }
        return stored instanceof Number number ? (Object) number.longValue() : stored.toString();
    }

    private static String instant(String column) {
        return "DATE_FORMAT(" + column + ", '%Y-%m-%dT%H:%i:%s.%fZ')";
    }
}
