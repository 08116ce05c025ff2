package cn.yardstick.assessment;

import cn.yardstick.grading.Reason;
import cn.yardstick.kernel.Grade;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes pools and results of a run in batches, which the driver sends as rows of few statements. */
final class ResultRows implements AutoCloseable {

    private static final int BATCH = 2_000;

    private final PreparedStatement pools;
    private final PreparedStatement results;
    private final Map<List<Reason>, String> texts = new HashMap<>();
    private final long runId;
    private int position;
    private int waitingPools;
    private int waitingResults;

    ResultRows(Connection connection, long runId) throws SQLException {
        this.runId = runId;
        this.pools = connection.prepareStatement("""
                insert into assessment_pool (run_id, pool_id, position, size, four_quota, four_shortfall, ones, twos, threes, fours, ungraded, input)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""");
        this.results = connection.prepareStatement("""
                insert into assessment_result (run_id, position, officer_id, pool_id, unit_id, score, score_rank, grade, reasons)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)""");
    }

    void add(FrozenPool pool) throws SQLException {
        var counts = new int[Grade.values().length + 1];
        var first = position + 1;
        for (var result : pool.ordered()) {
            counts[result.grade() == null ? counts.length - 1 : result.grade().ordinal()]++;
            var officer = Long.parseLong(result.id());
            results.setLong(1, runId);
            results.setInt(2, ++position);
            results.setLong(3, officer);
            results.setLong(4, pool.poolId());
            results.setLong(5, pool.units().get(officer));
            results.setLong(6, result.score().hundredths());
            results.setInt(7, result.rank());
            if (result.grade() == null) {
                results.setNull(8, Types.VARCHAR);
            } else {
                results.setString(8, result.grade().name());
            }
            results.setString(9, texts.computeIfAbsent(result.reasons(), reasons -> reasons.stream().map(Reason::name).collect(Collectors.joining(","))));
            results.addBatch();
            if (++waitingResults == BATCH) {
                results.executeBatch();
                waitingResults = 0;
            }
        }
        addOutcome(pool, first, counts);
    }

    private void addOutcome(FrozenPool pool, int first, int[] counts) throws SQLException {
        pools.setLong(1, runId);
        pools.setLong(2, pool.poolId());
        pools.setInt(3, first);
        pools.setInt(4, pool.outcome().size());
        pools.setInt(5, pool.outcome().fourQuota());
        pools.setInt(6, pool.outcome().fourShortfall());
        for (int i = 0; i < counts.length; i++) {
            pools.setInt(7 + i, counts[i]);
        }
        pools.setBytes(12, pool.input());
        pools.addBatch();
        if (++waitingPools == BATCH / 10) {
            pools.executeBatch();
            waitingPools = 0;
        }
    }

    void flush() throws SQLException {
        results.executeBatch();
        pools.executeBatch();
        waitingResults = 0;
        waitingPools = 0;
    }

    @Override
    public void close() throws SQLException {
        try (pools; results) {
            waitingResults = 0;
        }
    }
}
