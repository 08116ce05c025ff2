package cn.yardstick.launch;

import cn.yardstick.audit.AuditLog;
import cn.yardstick.audit.RecordRef;
import cn.yardstick.platform.concurrency.Retry;
import cn.yardstick.platform.crypto.SealedTable;
import cn.yardstick.platform.crypto.Sealing;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.persistence.EntityManager;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Seals by the newest key what older ones have sealed, so that they can be taken out of the file ({@code RESEAL=true},
 * docs/adr/0016). It goes through the tables in small transactions beside everybody's work and may be broken off at any point:
 * what is done stays done. A value that somebody changed meanwhile is left alone and looked at again.
 */
@ApplicationScoped
class Resealing {

    /**
     * What became of it.
     *
     * @param renewed values by column
     * @param damaged places of values that do not open
     * @param unused ids of keys by which nothing is sealed any more
     */
    record Outcome(Map<String, Integer> renewed, List<String> damaged, List<String> unused) {
    }

    private record Batch(List<Object> last, int renewed, List<String> damaged) {
    }

    private static final Logger LOG = Logger.getLogger(Resealing.class);
    private static final int ROWS = 200;

    private final EntityManager em;
    private final Sealing sealing;
    private final Instance<SealedTable> tables;
    private final AuditLog audit;

    Resealing(EntityManager em, Sealing sealing, @Any Instance<SealedTable> tables, AuditLog audit) {
        this.em = em;
        this.sealing = sealing;
        this.tables = tables;
        this.audit = audit;
    }

    /** Goes on beside the service's work until it is done or the service ends. */
    void begin() {
        Thread.ofPlatform().daemon().name("reseal").start(this::tell);
    }

    private void tell() {
        try {
            var outcome = all();
            LOG.infof("everything is sealed by key %s; sealed anew: %s; do not open: %s; nothing is sealed any more by: %s", sealing.keyId(), outcome.renewed(), outcome.damaged(), outcome.unused());
        } catch (RuntimeException e) {
            LOG.error("sealing anew was broken off; the next start with RESEAL=true goes on", e);
        }
    }

    /** Looks through all tables until there is nothing left to do. */
    @ActivateRequestContext
    Outcome all() {
        var renewed = new TreeMap<String, Integer>();
        var damaged = new TreeSet<String>();
        int now;
        do {
            now = 0;
            damaged.clear();
            for (var table : tables) {
                for (var column : table.columns()) {
                    var count = column(table, column, damaged);
                    renewed.merge(table.table() + "." + column, count, Integer::sum);
                    now += count;
                }
            }
        } while (now > 0);
        var used = used();
        return new Outcome(renewed, List.copyOf(damaged), sealing.keyIds().stream().filter(id -> !used.contains(id) && !id.equals(sealing.keyId())).sorted().toList());
    }

    private int column(SealedTable table, String column, TreeSet<String> damaged) {
        var count = 0;
        var batch = new Batch(List.of(), 0, List.of());
        do {
            var after = batch.last();
            batch = Retry.wholeUnit(() -> QuarkusTransaction.requiringNew().call(() -> batch(table, column, after)));
            count += batch.renewed();
            damaged.addAll(batch.damaged());
        } while (!batch.last().isEmpty());
        return count;
    }

    /** The rows that come after this key; the last key is empty where there are no more. With a line in the audit log, of the same transaction. */
    private Batch batch(SealedTable table, String column, List<Object> after) {
        var rows = stale(table, column, after);
        var renewed = 0;
        var damaged = new ArrayList<String>();
        var last = List.<Object>of();
        for (var row : rows) {
            last = List.copyOf(Arrays.asList(row).subList(0, table.keys().size()));
            var sealed = (byte[]) row[row.length - 1];
            var place = table.place().of(column, last);
            try {
                renewed += replace(table, column, last, sealed, sealing.seal(sealing.open(sealed, place), place));
            } catch (IllegalStateException e) {
                damaged.add(place);
            }
        }
        if (renewed > 0) {
            audit.record("sealing.renewed", new RecordRef("sealing-key", sealing.keyId()), null, null, Map.of("column", table.table() + "." + column, "values", renewed));
        }
        return new Batch(rows.size() < ROWS ? List.of() : last, renewed, damaged);
    }

    /** Keys and value of rows that another key has sealed. */
    private List<Object[]> stale(SealedTable table, String column, List<Object> after) {
        var keys = String.join(", ", table.keys());
        var id = sealing.keyId().getBytes(StandardCharsets.US_ASCII);
        var sql = "SELECT " + keys + ", " + column + " FROM " + table.table() + " WHERE SUBSTRING(" + column + ", 1, 1) = x'01' AND SUBSTRING(" + column + ", 3, " + (1 + id.length) + ") <> ?"
                + (after.isEmpty() ? "" : " AND (" + keys + ") > (" + questions(after.size()) + ")") + " ORDER BY " + keys + " LIMIT " + ROWS;
        var query = em.createNativeQuery(sql, Object[].class);
        var parameters = Stream.concat(Stream.of((Object) ByteBuffer.allocate(1 + id.length).put((byte) id.length).put(id).array()), after.stream()).toList();
        for (int i = 0; i < parameters.size(); i++) {
            query.setParameter(i + 1, parameters.get(i));
        }
        @SuppressWarnings("unchecked")
        List<Object[]> rows = query.getResultList();
        return rows;
    }

    /** One row, or none if the value is no longer this one. */
    private int replace(SealedTable table, String column, List<Object> key, byte[] from, byte[] to) {
        var query = em.createNativeQuery("UPDATE " + table.table() + " SET " + column + " = ? WHERE " + String.join(" = ? AND ", table.keys()) + " = ? AND " + column + " = ?");
        query.setParameter(1, to);
        for (int i = 0; i < key.size(); i++) {
            query.setParameter(2 + i, key.get(i));
        }
        return query.setParameter(2 + key.size(), from).executeUpdate();
    }

    /** Ids of the keys by which anything is sealed. */
    private TreeSet<String> used() {
        var used = new TreeSet<String>();
        for (var table : tables) {
            for (var column : table.columns()) {
                QuarkusTransaction.requiringNew().run(() -> em.createNativeQuery("SELECT DISTINCT SUBSTRING(" + column + ", 4, ORD(SUBSTRING(" + column + ", 3, 1))) FROM " + table.table() + " WHERE SUBSTRING(" + column + ", 1, 1) = x'01'",
                        byte[].class).getResultList().forEach(id -> used.add(new String((byte[]) id, StandardCharsets.US_ASCII))));
            }
        }
        return used;
    }

    private static String questions(int count) {
        return String.join(", ", Collections.nCopies(count, "?"));
    }
}
