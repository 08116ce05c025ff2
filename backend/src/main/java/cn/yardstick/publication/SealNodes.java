package cn.yardstick.publication;

import cn.yardstick.audit.MerkleTree;
import cn.yardstick.audit.TreeNodes;
import cn.yardstick.ledger.Frontier;
import cn.yardstick.ledger.TreeHash;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.Session;

/** The hashes of a list's tree; only within a transaction. */
record SealNodes(EntityManager em, long publicationId) implements TreeNodes {

    /** Rows that are sent at once. */
    private static final int BATCH = 1_000;

    /** Keeps the leaves, each with its salt, and the nodes above them. */
    void add(TreeHash hash, List<byte[]> leaves, List<byte[]> salts) {
        em.unwrap(Session.class).doWork(connection -> {
            insert(connection, 0, leaves, salts);
            var level = leaves;
            for (int height = 1; level.size() >= MerkleTree.TILE; height++) {
                level = above(hash, level);
                insert(connection, height, level, null);
            }
        });
    }

    private static List<byte[]> above(TreeHash hash, List<byte[]> level) {
        var above = new ArrayList<byte[]>();
        for (int from = 0; from + MerkleTree.TILE <= level.size(); from += MerkleTree.TILE) {
            var tile = new Frontier(hash);
            level.subList(from, from + MerkleTree.TILE).forEach(tile::add);
            above.add(tile.root());
        }
        return above;
    }

    private void insert(Connection connection, int level, List<byte[]> hashes, List<byte[]> salts) throws SQLException {
        try (var insert = connection.prepareStatement("INSERT INTO publication_node (publication_id, level, node_index, hash, salt) VALUES (?, ?, ?, ?, ?)")) {
            for (int i = 0; i < hashes.size(); i++) {
                insert.setLong(1, publicationId);
                insert.setInt(2, level);
                insert.setLong(3, i);
                insert.setBytes(4, hashes.get(i));
                insert.setBytes(5, salts == null ? null : salts.get(i));
                insert.addBatch();
                if ((i + 1) % BATCH == 0) {
                    insert.executeBatch();
                }
            }
            insert.executeBatch();
        }
    }

    /** The salt of a leaf; null for a list that was proposed before lists were sealed. */
    byte[] salt(long index) {
        return (byte[]) em.createNativeQuery("SELECT salt FROM publication_node WHERE publication_id = ?1 AND level = 0 AND node_index = ?2", byte[].class)
                .setParameter(1, publicationId).setParameter(2, index).getResultStream().findFirst().orElse(null);
    }

    /** The salts of leaves from an index on, in order. */
    List<byte[]> salts(long from, int count) {
        return column("salt", 0, from, count);
    }

    @Override
    public List<byte[]> read(int level, long from, int count) {
        return column("hash", level, from, count);
    }

    private List<byte[]> column(String name, int level, long from, int count) {
        var found = new ArrayList<byte[]>();
        em.createNativeQuery("SELECT " + name + " FROM publication_node WHERE publication_id = ?1 AND level = ?2 AND node_index >= ?3 AND node_index < ?4 ORDER BY node_index", byte[].class)
                .setParameter(1, publicationId).setParameter(2, level).setParameter(3, from).setParameter(4, from + count).getResultList().forEach(one -> found.add((byte[]) one));
        return found;
    }
}
