package cn.yardstick.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** The bare loop: one connection, one prepared statement, every column of every row read. */
final class Statement implements Pace.Work {

    private final Connection connection;
    private final PreparedStatement statement;
    private final int columns;
    private final int rows;

    /** {@code rows}: how many must come back. */
    Statement(Connection connection, String sql, List<?> values, int rows) throws SQLException {
        this.connection = connection;
        this.statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.size(); i++) {
            statement.setObject(i + 1, values.get(i));
        }
        this.columns = statement.getMetaData().getColumnCount();
        this.rows = rows;
    }

    @Override
    public void once() throws SQLException {
        var read = 0;
        try (var result = statement.executeQuery()) {
            for (; result.next(); read++) {
                for (int i = 1; i <= columns; i++) {
                    result.getString(i);
                }
            }
        }
        if (read != rows) {
            throw new SQLException(read + " rows instead of " + rows);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
