package cn.yardstick.bench;

import cn.yardstick.harness.Api;
import cn.yardstick.ledger.ListFileCheck;
import cn.yardstick.ledger.LogKeys;
import cn.yardstick.ledger.Receipt;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Publishing a list, taking it away as a table, and checking one receipt, against merely writing and reading as many rows. */
final class ListBench {

    private static final int BATCH = 2_000;
    private static final String LINES = "select position, officer_id, badge_no, name, unit_id, unit_name, grade from publication_line where publication_id = ? order by position";

    private final Connection connection;
    private final Api api;
    private final URI base;

    ListBench(Connection connection, Api api, URI base) {
        this.connection = connection;
        this.api = api;
        this.base = base;
    }

    /** The officers of a cycle that was loaded for grading, so that their lines have names. */
    void people(long cycle) throws SQLException {
        execute("insert into officer (id, badge_no, name, unit_id, post, police_rank, education, joined_on, state, version) select officer_id, concat('B', officer_id), concat('喆堃㛃', officer_id % 97), unit_id, 'PATROL', 'CONSTABLE_1', 'BACHELOR',"
                + " '2001-01-01', 'ACTIVE', 0 from cycle_member where cycle_id = " + cycle);
        execute("analyze table officer");
    }

    /** Answers the list. */
    String proposed(Supplier<String> token, long cycle) {
        return GradingBench.patiently(api, "/api/v1/cycles/" + cycle + "/publications", token, Map.of("title", "bench")).json().get("id").asText();
    }

    void approve(String token, String list) {
        var path = "/api/v1/publications/" + list;
        var approved = api.change("POST", path + "/approval", token, api.get(path, token).header("ETag"), null);
        if (approved.status() != 200) {
            throw new IllegalStateException(approved.status() + " " + approved.body());
        }
    }

    /** Every row made again and held against the seal. */
    void check(String token, String list) throws IOException, InterruptedException {
        var told = new ByteArrayOutputStream();
        taken(token, list + "/check", told);
        if (!told.toString(StandardCharsets.UTF_8).contains("\"faults\":[]")) {
            throw new IllegalStateException(told.toString(StandardCharsets.UTF_8));
        }
    }

    /** Nanoseconds of writing as many bare lines and hashes, in one transaction. */
    long bareWriting(int lines) throws SQLException {
        execute("create table if not exists bench_line like publication_line");
        execute("create table if not exists bench_node like publication_node");
        execute("truncate table bench_line");
        execute("truncate table bench_node");
        connection.setAutoCommit(false);
        var began = System.nanoTime();
        try (var line = connection.prepareStatement("insert into bench_line (publication_id, position, officer_id, badge_no, name, unit_id, unit_name, grade) values (1, ?, ?, ?, '喆堃㛃', 1, '测试派出所', 'TWO')");
                var node = connection.prepareStatement("insert into bench_node (publication_id, level, node_index, hash, salt) values (1, 0, ?, ?, ?)")) {
            for (int i = 0; i < lines; i++) {
                line.setInt(1, i + 1);
                line.setLong(2, i);
                line.setString(3, "B" + i);
                line.addBatch();
                node.setLong(1, i);
                node.setBytes(2, new byte[32]);
                node.setBytes(3, new byte[16]);
                node.addBatch();
                if (i % BATCH == BATCH - 1 || i == lines - 1) {
                    line.executeBatch();
                    node.executeBatch();
                }
            }
        }
        connection.commit();
        connection.setAutoCommit(true);
        return System.nanoTime() - began;
    }

    /** Nanoseconds of merely reading the lines. */
    long bareReading(String list) throws SQLException {
        var began = System.nanoTime();
        var seen = 0L;
        try (var statement = connection.prepareStatement(LINES, ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY)) {
            statement.setFetchSize(Integer.MIN_VALUE);
            statement.setLong(1, Long.parseLong(list));
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    seen += rows.getInt(1) + rows.getLong(2) + rows.getString(3).length() + rows.getString(4).length() + rows.getLong(5) + rows.getString(6).length() + rows.getString(7).length();
                }
            }
        }
        if (seen == 0) {
            throw new IllegalStateException("no line");
        }
        return System.nanoTime() - began;
    }

    /** Bytes of the table, thrown away as they come. */
    long exported(String token, String list) throws IOException, InterruptedException {
        return taken(token, list + "/lines.xlsx", OutputStream.nullOutputStream());
    }

    /** Bytes of what is exported of a list, written as they come. */
    long taken(String token, String what, OutputStream out) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(base + "/api/v1/publications/" + what)).header("Authorization", "Bearer " + token).build();
        try (var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            var response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            if (response.statusCode() != 200) {
                throw new IllegalStateException("export: " + response.statusCode());
            }
            try (InputStream body = response.body()) {
                return body.transferTo(out);
            }
        }
    }

    /** The officer of this line can be found by the police number, which is answered. */
    String findable(String list, long position) throws SQLException {
        var of = " from publication_line where publication_id = " + list + " and position = " + position;
        execute("insert into officer_search_key (search_key, officer_id) select lower(badge_no), officer_id" + of);
        return text("select badge_no" + of);
    }

    /** The receipt of this account's officer, who is made the one of the last line. */
    byte[] receipt(String account, String token, String list) throws SQLException {
        execute("update account set officer_id = (select officer_id from publication_line where publication_id = " + list + " order by position desc limit 1) where username = '" + account + "'");
        var answer = api.get("/api/v1/publications/" + list + "/my-receipt", token);
        if (answer.status() != 200) {
            throw new IllegalStateException(answer.status() + " " + answer.body());
        }
        return answer.body().getBytes(StandardCharsets.UTF_8);
    }

    /** Milliseconds that one check takes, without the service. */
    static double checked(byte[] receipt, List<String> keys, int times) {
        var trusted = new LogKeys(keys);
        var began = System.nanoTime();
        for (int i = 0; i < times; i++) {
            if (Receipt.fault(receipt, trusted) != null) {
                throw new IllegalStateException("not genuine");
            }
        }
        return (System.nanoTime() - began) / 1e6 / times;
    }

    /** Nanoseconds of checking a whole list as one file, without the service. */
    static long checkedWhole(Path file, List<String> keys) throws IOException {
        var began = System.nanoTime();
        try (var bytes = Files.newInputStream(file)) {
            var findings = new ListFileCheck(new LogKeys(keys)).findings(bytes);
            if (!findings.isEmpty()) {
                throw new IllegalStateException(findings.getFirst().toString());
            }
        }
        return System.nanoTime() - began;
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String text(String sql) throws SQLException {
        try (var statement = connection.createStatement(); var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
