package cn.yardstick.audit;

import cn.yardstick.ledger.TreeHash;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.Session;

/** The rows of the tree; only within a transaction. */
@ApplicationScoped
class TreeRows implements TreeNodes {

    /** What the log is called, and by what it hashes; null before its first line. */
    record Log(String origin, TreeHash hash) {
    }

    private final EntityManager em;

    TreeRows(EntityManager em) {
        this.em = em;
    }

    Log log() {
        return log(em.createNativeQuery("SELECT origin, hash FROM audit_sequence WHERE id = 1").getResultList());
    }

    /** The right to give lines their places until the transaction ends; null while another instance has it. */
    Log held() {
        return log(em.createNativeQuery("SELECT origin, hash FROM audit_sequence WHERE id = 1 FOR UPDATE SKIP LOCKED").getResultList());
    }

    void choose(TreeHash hash) {
        em.createNativeQuery("UPDATE audit_sequence SET hash = ?1 WHERE id = 1 AND hash IS NULL").setParameter(1, hash.word()).executeUpdate();
    }

    /** The newest signed head; null before the first. */
    Head newestHead() {
        return em.createQuery("select h from Head h order by h.id desc", Head.class).setMaxResults(1).getResultList().stream().findFirst().orElse(null);
    }

    long size() {
        return ((Number) em.createNativeQuery("SELECT COALESCE(MAX(leaf_index) + 1, 0) FROM audit_leaf").getSingleResult()).longValue();
    }

    List<Long> pending(int limit) {
        return em.createNativeQuery("SELECT line_id FROM audit_pending ORDER BY line_id LIMIT " + limit, Long.class).getResultList().stream().map(id -> ((Number) id).longValue()).toList();
    }

    void addLeaves(long first, List<Long> lines, List<byte[]> hashes) {
        em.unwrap(Session.class).doWork(connection -> {
            try (var insert = connection.prepareStatement("INSERT INTO audit_leaf (leaf_index, line_id, hash) VALUES (?, ?, ?)")) {
                for (int i = 0; i < lines.size(); i++) {
                    insert.setLong(1, first + i);
                    insert.setLong(2, lines.get(i));
                    insert.setBytes(3, hashes.get(i));
                    insert.addBatch();
                }
                insert.executeBatch();
            }
        });
    }

    void addNode(int level, long index, byte[] hash) {
        em.createNativeQuery("INSERT INTO audit_tile (level, node_index, hash) VALUES (?1, ?2, ?3)").setParameter(1, level).setParameter(2, index).setParameter(3, hash).executeUpdate();
    }

    /** Row by row: a long list would be looked for by a scan, which waits for lines that are still being written. */
    void placed(Collection<Long> lines) {
        em.unwrap(Session.class).doWork(connection -> {
            try (var delete = connection.prepareStatement("DELETE FROM audit_pending WHERE line_id = ?")) {
                for (long line : lines) {
                    delete.setLong(1, line);
                    delete.addBatch();
                }
                delete.executeBatch();
            }
        });
    }

    /** Indexes of lines that have one. */
    Map<Long, Long> indexes(Collection<Long> lines) {
        var indexes = new HashMap<Long, Long>();
        if (!lines.isEmpty()) {
            for (Object row : em.createNativeQuery("SELECT line_id, leaf_index FROM audit_leaf WHERE line_id IN (?1)").setParameter(1, lines).getResultList()) {
                indexes.put(((Number) ((Object[]) row)[0]).longValue(), ((Number) ((Object[]) row)[1]).longValue());
            }
        }
        return indexes;
    }

    @Override
    public List<byte[]> read(int level, long from, int count) {
        var query = level == 0 ? em.createNativeQuery("SELECT hash FROM audit_leaf WHERE leaf_index >= ?1 AND leaf_index < ?2 ORDER BY leaf_index", byte[].class)
                : em.createNativeQuery("SELECT hash FROM audit_tile WHERE level = ?3 AND node_index >= ?1 AND node_index < ?2 ORDER BY node_index", byte[].class).setParameter(3, level);
        var hashes = new ArrayList<byte[]>();
        query.setParameter(1, from).setParameter(2, from + count).getResultList().forEach(hash -> hashes.add((byte[]) hash));
        return hashes;
    }

    private static Log log(List<?> rows) {
        if (rows.isEmpty()) {
            return null;
        }
        var row = (Object[]) rows.getFirst();
        return new Log((String) row[0], row[1] == null ? null : TreeHash.of((String) row[1]));
    }
}
