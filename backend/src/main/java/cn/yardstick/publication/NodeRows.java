package cn.yardstick.publication;

import cn.yardstick.ledger.Tiles;
import cn.yardstick.ledger.TreeHash;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Writes the tree of one list while its leaves are met in their order, in batches; holds no more than a batch and the open tiles. */
final class NodeRows implements AutoCloseable {

    private static final int BATCH = 1_000;

    private record Node(int level, long index, byte[] hash) {
    }

    private final PreparedStatement insert;
    private final long publicationId;
    private final List<Node> nodes = new ArrayList<>();
    private final Tiles tiles;
    private int waiting;

    NodeRows(Connection connection, long publicationId, TreeHash hash) throws SQLException {
        this.publicationId = publicationId;
        this.insert = connection.prepareStatement("INSERT INTO publication_node (publication_id, level, node_index, hash, salt) VALUES (?, ?, ?, ?, ?)");
        this.tiles = new Tiles(hash, (level, index, node) -> nodes.add(new Node(level, index, node)));
    }

    /** The next leaf with its salt, and the nodes above that it completes. */
    void add(byte[] leaf, byte[] salt) throws SQLException {
        tiles.add(leaf);
        for (Node node : nodes) {
            insert.setLong(1, publicationId);
            insert.setInt(2, node.level());
            insert.setLong(3, node.index());
            insert.setBytes(4, node.hash());
            insert.setBytes(5, node.level() == 0 ? salt : null);
            insert.addBatch();
            waiting++;
        }
        nodes.clear();
        if (waiting >= BATCH) {
            flush();
        }
    }

    /** Writes what waits. */
    void flush() throws SQLException {
        insert.executeBatch();
        waiting = 0;
    }

    @Override
    public void close() throws SQLException {
        insert.close();
    }
}
