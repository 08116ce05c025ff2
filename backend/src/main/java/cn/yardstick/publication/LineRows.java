package cn.yardstick.publication;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Base64;

/** Writes the lines of one list in their order, in batches, which the driver sends as rows of few statements. */
final class LineRows implements AutoCloseable {

    private static final int BATCH = 1_000;

    private final PreparedStatement insert;
    private final long publicationId;
    private int position;

    LineRows(Connection connection, long publicationId) throws SQLException {
        this.publicationId = publicationId;
        this.insert = connection.prepareStatement("""
                INSERT INTO publication_line (publication_id, position, officer_id, badge_no, name, unit_id, unit_name, grade, difference, grade_before, grade_computed, own_facts, reasons)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""");
    }

    void add(PublicationLineView line) throws SQLException {
        var differs = line.difference();
        insert.setLong(1, publicationId);
        insert.setInt(2, ++position);
        insert.setLong(3, line.officerId());
        insert.setString(4, line.badgeNo());
        insert.setString(5, line.name());
        insert.setLong(6, line.unitId());
        insert.setString(7, line.unitName());
        insert.setString(8, line.grade().name());
        insert.setString(9, differs == null ? null : differs.kind().name());
        insert.setString(10, differs == null || differs.before() == null ? null : differs.before().name());
        insert.setString(11, differs == null ? null : differs.computed().name());
        insert.setObject(12, differs == null ? null : differs.ownFacts());
        insert.setBytes(13, Base64.getDecoder().decode(line.reasons()));
        insert.addBatch();
        if (position % BATCH == 0) {
            insert.executeBatch();
        }
    }

    /** Writes what waits. */
    void flush() throws SQLException {
        insert.executeBatch();
    }

    @Override
    public void close() throws SQLException {
        insert.close();
    }
}
