package cn.yardstick.bench;

import cn.yardstick.harness.Api;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/** Grading from rows in the database to stored results, against merely reading these rows and writing that many results. */
final class GradingBench {

    private static final int BATCH = 2_000;
    private static final String MEMBERS = "select pool_id, officer_id, unit_id from cycle_member where cycle_id = ?";
    private static final String ENTRIES = "select id, officer_id, category_code, points, incident_id, ceiling from score_entry where cycle_id = ? and state = 'CONFIRMED'";

    private final Connection connection;
    private final int officers;
    private final int pools;

    GradingBench(Connection connection, int officers, int pools) {
        this.connection = connection;
        this.officers = officers;
        this.pools = pools;
    }

    /** A cycle in grading with its members, each pool in one unit of the bureau, and one entry for each, so that scores differ within a pool; answers its id. */
    long load() throws SQLException {
        var units = numbers("select id from unit order by id");
        connection.setAutoCommit(false);
        var book = number("select max(id) from rule_book where state = 'ISSUED'");
        var category = text("select min(category_code) from clause where kind = 'DEDUCTION' and rule_book_id = " + book);
        execute("insert into cycle (name, rule_book_id, from_day, until_day, publicity_days, min_pool_size, stage, version) values ('bench', " + book + ", '2001-01-01', '2001-12-31', 5, 5, 'GRADING', 0)");
        var cycle = number("select max(id) from cycle");
        try (var pool = connection.prepareStatement("insert into pool (cycle_id, unit_id, name, leaders, unit_ids) values (?, ?, 'bench', false, ?)")) {
            for (int i = 0; i < pools; i++) {
                pool.setLong(1, cycle);
                pool.setLong(2, units.get(i % units.size()));
                pool.setString(3, "" + units.get(i % units.size()));
                batch(pool, i, pools);
            }
        }
        var firstPool = number("select min(id) from pool where cycle_id = " + cycle);
        var size = officers / pools;
        var firstOfficer = 1_000_000_000L + 10_000_000L * cycle;
        try (var member = connection.prepareStatement("insert into cycle_member (cycle_id, officer_id, unit_id, pool_id, post, version) values (?, ?, ?, ?, 'PATROL', 0)")) {
            for (int i = 0; i < officers; i++) {
                member.setLong(1, cycle);
                member.setLong(2, firstOfficer + i);
                member.setLong(3, units.get(i / size % units.size()));
                member.setLong(4, firstPool + i / size);
                batch(member, i, officers);
            }
        }
        try (var entry = connection.prepareStatement("""
                insert into score_entry (cycle_id, officer_id, unit_id, clause_id, category_code, points, occurred_on, note, state, proposer_id, proposed_by, proposed_at, version)
                values (?, ?, ?, 1, ?, ?, '2001-06-01', 'bench', 'CONFIRMED', 1, 'bench', '2001-06-01', 1)""")) {
            for (int i = 0; i < officers; i++) {
                entry.setLong(1, cycle);
                entry.setLong(2, firstOfficer + i);
                entry.setLong(3, units.get(i / size % units.size()));
                entry.setString(4, category);
                entry.setLong(5, -(i % size * 37L % size + 1) * 10);
                batch(entry, i, officers);
            }
        }
        connection.commit();
        execute("analyze table pool, cycle_member, score_entry");
        connection.setAutoCommit(true);
        return cycle;
    }

    /** Nanoseconds of a run over HTTP. */
    long service(Api api, Supplier<String> token, long cycle) {
        var began = System.nanoTime();
        var answer = patiently(api, "/api/v1/cycles/" + cycle + "/assessment", token, Map.of());
        if (answer.json().get("officers").asInt() != officers || answer.json().get("openTies").asInt() != 0) {
            throw new IllegalStateException(answer.body());
        }
        return System.nanoTime() - began;
    }

    /** The answer of a long POST that creates. A caller that was hung up on asks again under the same key, signed in anew if need be, and gets the one answer. */
    static Api.Answer patiently(Api api, String path, Supplier<String> token, Object body) {
        var key = UUID.randomUUID().toString();
        for (int attempt = 1;; attempt++) {
            try {
                var answer = api.create(path, token.get(), key, body);
                if (answer.status() != 201) {
                    throw new IllegalStateException(answer.status() + " " + answer.body());
                }
                return answer;
            } catch (UncheckedIOException e) {
                if (attempt == 30) {
                    throw e;
                }
            }
        }
    }

    /** Nanoseconds of the bare reading and writing, in one transaction. */
    long bare(long cycle) throws SQLException {
        execute("create table if not exists bench_result like assessment_result");
        execute("truncate table bench_result");
        connection.setAutoCommit(false);
        var began = System.nanoTime();
        var members = members(cycle);
        var points = entries(cycle);
        try (var result = connection.prepareStatement(
                "insert into bench_result (run_id, position, officer_id, pool_id, unit_id, score, score_rank, grade, reasons) values (?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            for (int i = 0; i < members.length; i++) {
                result.setLong(1, cycle);
                result.setInt(2, i + 1);
                result.setLong(3, members[i][1]);
                result.setLong(4, members[i][0]);
                result.setLong(5, members[i][2]);
                result.setLong(6, points);
                result.setInt(7, 1);
                result.setString(8, "TWO");
                result.setString(9, "RANKED");
                batch(result, i, members.length);
            }
        }
        connection.commit();
        var took = System.nanoTime() - began;
        connection.setAutoCommit(true);
        return took;
    }

    private long[][] members(long cycle) throws SQLException {
        var members = new long[officers][3];
        try (var statement = stream(MEMBERS, cycle); var rows = statement.executeQuery()) {
            for (int i = 0; rows.next(); i++) {
                for (int column = 0; column < 3; column++) {
                    members[i][column] = rows.getLong(column + 1);
                }
            }
        }
        return members;
    }

    /** The sum of the points, so that nothing is read for nothing. */
    private long entries(long cycle) throws SQLException {
        long sum = 0;
        try (var statement = stream(ENTRIES, cycle); var rows = statement.executeQuery()) {
            while (rows.next()) {
                sum += rows.getLong(1) + rows.getLong(2) + rows.getString(3).length() + rows.getLong(4) + rows.getLong(5) + (rows.getString(6) == null ? 0 : 1);
            }
        }
        return sum % 1_000;
    }

    private PreparedStatement stream(String sql, long cycle) throws SQLException {
        var statement = connection.prepareStatement(sql, ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY);
        statement.setFetchSize(Integer.MIN_VALUE);
        statement.setLong(1, cycle);
        return statement;
    }

    private static void batch(PreparedStatement statement, int index, int count) throws SQLException {
        statement.addBatch();
        if (index % BATCH == BATCH - 1 || index == count - 1) {
            statement.executeBatch();
        }
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private long number(String sql) throws SQLException {
        return Long.parseLong(text(sql));
    }

    private List<Long> numbers(String sql) throws SQLException {
        var numbers = new ArrayList<Long>();
        try (var statement = connection.createStatement(); var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                numbers.add(rows.getLong(1));
            }
        }
        return numbers;
    }

    private String text(String sql) throws SQLException {
        try (var statement = connection.createStatement(); var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
