package cn.yardstick.publication;

import cn.yardstick.audit.TreeNodes;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;

/** The hashes of a list's tree; only within a transaction. */
record SealNodes(EntityManager em, long publicationId) implements TreeNodes {

    /** The salt of a leaf; null for a list that was proposed before lists were sealed. */
    byte[] salt(long index) {
        return (byte[]) em.createNativeQuery("SELECT salt FROM publication_node WHERE publication_id = ?1 AND level = 0 AND node_index = ?2", byte[].class)
                .setParameter(1, publicationId).setParameter(2, index).getResultList().stream().findFirst().orElse(null);
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
