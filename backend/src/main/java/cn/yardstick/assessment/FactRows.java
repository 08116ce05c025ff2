package cn.yardstick.assessment;

import cn.yardstick.grading.GradingInput.Entry;
import cn.yardstick.kernel.Grade;
import cn.yardstick.kernel.Points;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Members and standing entries of a cycle, read a range of pools at a time: two million officers never stand in memory
 * at once. The one place where a run reads tables of the rooms {@code cycle} and {@code score}; their facades hand out
 * single records.
 */
final class FactRows {

    /** Members read at a time; a single larger pool is read whole. */
    private static final int MEMBERS = 20_000;

    private static final String SIZES = "select pool_id, count(*) from cycle_member where cycle_id = ? group by pool_id order by pool_id";
    private static final String MEMBER_ROWS = "select pool_id, officer_id, unit_id from cycle_member where cycle_id = ? and pool_id between ? and ? order by pool_id, officer_id";
    private static final String ENTRY_ROWS = """
            select m.pool_id, e.id, e.officer_id, e.category_code, e.points, e.incident_id, e.ceiling
            from cycle_member m join score_entry e on e.cycle_id = m.cycle_id and e.officer_id = m.officer_id
            where m.cycle_id = ? and m.pool_id between ? and ? and e.state = 'CONFIRMED' order by e.id""";

    /** Pools from one id to another. */
    record Range(long from, long until) {
    }

    /**
     * The facts of a pool.
     *
     * @param units by officer, ascending
     */
    record Pool(Map<Long, Long> units, List<Entry> entries) {
    }

    private final Connection connection;
    private final long cycleId;
    private final Map<String, String> codes = new HashMap<>();

    FactRows(Connection connection, long cycleId) {
        this.connection = connection;
        this.cycleId = cycleId;
    }

    List<Range> ranges() throws SQLException {
        var ranges = new ArrayList<Range>();
        try (var statement = connection.prepareStatement(SIZES)) {
            statement.setLong(1, cycleId);
            try (var rows = statement.executeQuery()) {
                long from = 0;
                long until = 0;
                var members = 0;
                while (rows.next()) {
                    if (members > 0 && members + rows.getInt(2) > MEMBERS) {
                        ranges.add(new Range(from, until));
                        members = 0;
                    }
                    until = rows.getLong(1);
                    from = members == 0 ? until : from;
                    members += rows.getInt(2);
                }
                if (members > 0) {
                    ranges.add(new Range(from, until));
                }
            }
        }
        return ranges;
    }

    /** By pool id, ascending. */
    Map<Long, Pool> pools(Range range) throws SQLException {
        var pools = new LinkedHashMap<Long, Pool>();
        try (var statement = of(MEMBER_ROWS, range); var rows = statement.executeQuery()) {
            while (rows.next()) {
                pools.computeIfAbsent(rows.getLong(1), id -> new Pool(new LinkedHashMap<>(), new ArrayList<>())).units().put(rows.getLong(2), rows.getLong(3));
            }
        }
        try (var statement = of(ENTRY_ROWS, range); var rows = statement.executeQuery()) {
            while (rows.next()) {
                var ceiling = rows.getString(7);
                pools.get(rows.getLong(1)).entries().add(new Entry(Long.toString(rows.getLong(2)), Long.toString(rows.getLong(3)),
                        codes.computeIfAbsent(rows.getString(4), code -> code), Points.of(rows.getLong(5)), rows.getString(6), ceiling == null ? null : Grade.valueOf(ceiling)));
            }
        }
        return pools;
    }

    private PreparedStatement of(String sql, Range range) throws SQLException {
        var statement = connection.prepareStatement(sql);
        statement.setLong(1, cycleId);
        statement.setLong(2, range.from());
        statement.setLong(3, range.until());
        return statement;
    }
}
