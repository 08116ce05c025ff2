package cn.yardstick.bench;

import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.yardstick.harness.Api;
import cn.yardstick.harness.ServiceProcess;
import cn.yardstick.launch.EmbeddedDatabase;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Ratios that are measured side by side in one run: pages of the service against a bare JDBC loop of the same statement
 * with as many connections, and a grading run against merely reading its rows and writing as many. Bare and service take
 * turns in short slices, so that whatever else the machine does meets both. Short by itself, which shows that the bench
 * works; {@code make bench} gives the sizes that count.
 */
class Bench {

    private static final int OFFICERS = Integer.getInteger("bench.officers", 20_000);
    private static final int POOLS = Integer.getInteger("bench.pools", 400);
    private static final int SLICES = Integer.getInteger("bench.slices", 1);
    private static final double SECONDS = Integer.getInteger("bench.millis", 300) / 1000.0;
    private static final double LEAST_PAGES = 0.5;
    private static final double MOST_GRADING = 2;
    /** As the service sets its own connections. */
    private static final String SETTINGS = "&rewriteBatchedStatements=true&cachePrepStmts=true&useServerPrepStmts=true&prepStmtCacheSqlLimit=4096&connectionTimeZone=UTC&preserveInstants=false&characterEncoding=UTF-8";
    private static final String COLUMNS = "SELECT o.id, o.badge_no, o.name, o.unit_id, o.post, o.leadership_role, o.police_rank, o.education, o.joined_on, o.state, o.version FROM officer o WHERE ";

    private static final String LINES = "SELECT publication_id, position, officer_id, badge_no, name, unit_id, unit_name, grade, difference, grade_before, grade_computed, own_facts, reasons FROM publication_line WHERE ";

    private final Map<String, String> tokens = new HashMap<>();
    private EmbeddedDatabase database;

    @Test
    void pagesAndGradingBesideTheBareDatabase() throws Exception {
        try (var service = ServiceProcess.fresh("bench", Map.of())) {
            // The one that the service runs by now: it is found by its folder.
            database = EmbeddedDatabase.start(service.data().resolve("mariadb"));
            try (var connection = connection()) {
                var api = new Api(service.base());
                var office = service.accountWith("ASSESSMENT_OFFICE");
                setting(connection);
                pages(service.base(), token(api, office), connection);
                var graded = grading(connection, api, office);
                lists(connection, service, graded);
            }
        }
    }

    private void setting(Connection connection) throws SQLException {
        var runtime = Runtime.getRuntime();
        tell("setting: %d cores, JDK %s, MariaDB %s on the same machine, heap of the service 1024 MiB, of the bare loop %d MiB, %d officers in the bureau, %d slices of %.1f s each",
                runtime.availableProcessors(), Runtime.version().feature(), connection.getMetaData().getDatabaseProductVersion().split("-")[0], runtime.maxMemory() >> 20, number(connection, "select count(*) from officer"),
                SLICES, SECONDS);
    }

    private void pages(URI base, String token, Connection connection) throws Exception {
        var units = new ArrayList<Object>();
        try (var statement = connection.createStatement(); var rows = statement.executeQuery("select id from unit")) {
            while (rows.next()) {
                units.add(rows.getLong(1));
            }
        }
        var values = new ArrayList<>(units);
        values.addAll(List.of("COMMUNITY", "ACTIVE"));
        var bureau = number(connection, "select id from unit where parent_id is null");
        var officer = number(connection, "select min(id) from officer");
        compare("officers page, 20 rows, filtered by unit, post and state", base, "/api/v1/officers?limit=20&unit=" + bureau + "&post=COMMUNITY&state=ACTIVE", token,
                COLUMNS + "1 = 1 AND o.unit_id IN (" + "?,".repeat(units.size() - 1) + "?) AND o.post = ? AND o.state = ? ORDER BY o.badge_no LIMIT 21", values, 21, 1, 8, 64);
        compare("one officer by id", base, "/api/v1/officers/" + officer, token, COLUMNS + "o.id = ?", List.of(officer), 1, 1, 8, 64);
    }

    private void compare(String what, URI base, String path, String token, String sql, List<?> values, int rows, int... paces) throws Exception {
        // Until the compiler has seen both.
        Pace.of(16, SECONDS * SLICES * 3, () -> new Wire(base, path, token));
        Pace.of(16, SECONDS * SLICES / 2, () -> new Statement(connection(), sql, values, rows));
        try (var connection = connection()) {
            var before = statements(connection);
            var times = 200;
            try (var wire = new Wire(base, path, token)) {
                for (int i = 0; i < times; i++) {
                    wire.once();
                }
            }
            tell("%s: %.2f statements for each request", what, (statements(connection) - before - 1) / (double) times);
        }
        for (int connections : paces) {
            double bare = 0;
            double served = 0;
            for (int slice = 0; slice < SLICES; slice++) {
                bare += Pace.of(connections, SECONDS, () -> new Statement(connection(), sql, values, rows));
                served += Pace.of(connections, SECONDS, () -> new Wire(base, path, token));
            }
            tell("%s, %d connections: ratio %.2f (service %.0f/s, bare JDBC %.0f/s)%s", what, connections, served / bare, served / SLICES, bare / SLICES,
                    connections < 64 ? "" : ", aim at least " + LEAST_PAGES + (served / bare >= LEAST_PAGES ? ": reached" : ": not reached"));
            assertTrue(served > 0);
        }
    }

    /** Answers the cycle. */
    private long grading(Connection connection, Api api, ServiceProcess.Account office) throws Exception {
        var small = new GradingBench(connection, 20_000, 400);
        var warm = small.load();
        small.bare(warm);
        small.service(api, () -> token(api, office), warm);
        var bench = new GradingBench(connection, OFFICERS, POOLS);
        var cycle = bench.load();
        var bare = bench.bare(cycle);
        var service = bench.service(api, () -> token(api, office), cycle);
        bare = (bare + bench.bare(cycle)) / 2;
        var ratio = service / (double) bare;
        tell("grading run of %d officers with as many entries in %d pools, from rows to stored results over HTTP: ratio %.2f (service %.1f s, bare reading and writing %.1f s), aim at most %.0f: %s", OFFICERS, POOLS, ratio,
                service / 1e9, bare / 1e9, MOST_GRADING, ratio <= MOST_GRADING ? "reached" : "not reached");
        return cycle;
    }

    /** The graded cycle is published as a list, and the list is read in every way. */
    private void lists(Connection connection, ServiceProcess service, long cycle) throws Exception {
        var api = new Api(service.base());
        var bench = new ListBench(connection, api, service.base());
        var offices = service.accounts().stream().filter(one -> one.roles().contains("ASSESSMENT_OFFICE")).toList();
        bench.people(cycle);
        bench.bareWriting(OFFICERS);
        var began = System.nanoTime();
        var list = bench.proposed(() -> token(api, offices.get(0)), cycle);
        var proposing = System.nanoTime() - began;
        var writing = bench.bareWriting(OFFICERS);
        tell("proposing a list of %d lines over HTTP, graded again for reasons and certificates, and its tree: ratio %.2f (service %.1f s, bare writing of lines and hashes %.1f s)", OFFICERS, proposing / (double) writing,
                proposing / 1e9, writing / 1e9);
        var approver = token(api, offices.get(1));
        began = System.nanoTime();
        bench.approve(approver, list);
        tell("approving and sealing it over HTTP: %.2f s", (System.nanoTime() - began) / 1e9);
        var officer = service.accountWith("OFFICER");
        var receipt = bench.receipt(officer.username(), api.signIn(officer), list);
        tell("checking one receipt of that list (%d bytes) without the service: %.2f ms", receipt.length, ListBench.checked(receipt, Files.readAllLines(service.data().resolve("keys/audit.keys")), 200));
        var file = Path.of("target", "bench-list.jsonl");
        began = System.nanoTime();
        try (var out = Files.newOutputStream(file)) {
            bench.taken(token(api, offices.get(1)), list + "/sealed", out);
        }
        var taking = System.nanoTime() - began;
        var checking = ListBench.checkedWhole(file, Files.readAllLines(service.data().resolve("keys/audit.keys")));
        tell("that list as one sealed file over HTTP, %.1f MB: %.1f s; checked without the service: %.1f s", Files.size(file) / 1e6, taking / 1e9, checking / 1e9);
        Files.delete(file);
        reading(connection, service, bench, offices.get(1), list);
    }

    private void reading(Connection connection, ServiceProcess service, ListBench bench, ServiceProcess.Account reader, String list) throws Exception {
        var api = new Api(service.base());
        var token = token(api, reader);
        var lines = "/api/v1/publications/" + list + "/lines?limit=20";
        var badge = bench.findable(list, OFFICERS / 2);
        connection.createStatement().execute("analyze table publication_line");
        String cursor = api.get(lines, token).json().get("nextCursor").asText();
        compare("page of that list by cursor, 20 rows", service.base(), lines + "&cursor=" + cursor, token, LINES + "publication_id = ? AND position > ? ORDER BY position LIMIT 21", List.of(list, 20), 21, 1, 8);
        compare("one line of that list by police number", service.base(), lines + "&q=" + badge, token, LINES + "publication_id = ? AND officer_id IN (SELECT officer_id FROM officer_search_key WHERE search_key LIKE ?)",
                List.of(list, badge.toLowerCase(Locale.ROOT) + "%"), 1, 1, 8);
        bench.bareReading(list);
        var began = System.nanoTime();
        var bytes = bench.exported(token(api, reader), list);
        var exporting = System.nanoTime() - began;
        var reading = bench.bareReading(list);
        tell("table of that list over HTTP, %.1f MB: ratio %.2f (service %.1f s, bare reading %.1f s)", bytes / 1e6, exporting / (double) reading, exporting / 1e9, reading / 1e9);
        began = System.nanoTime();
        bench.check(token(api, reader), list);
        var checking = System.nanoTime() - began;
        tell("every row of that list made again and held against its seal: ratio %.2f (service %.1f s)", checking / (double) reading, checking / 1e9);
    }

    /** Of this account; signs in anew only where a long step outlived the last one. */
    private String token(Api api, ServiceProcess.Account account) {
        return tokens.compute(account.username(), (name, last) -> last != null && api.get("/api/v1/me", last).status() == 200 ? last : api.signIn(account));
    }

    private Connection connection() throws SQLException {
        return DriverManager.getConnection(database.url() + SETTINGS, database.owner(), database.ownerPassword());
    }

    /** All that the server was asked so far, by anybody. */
    private static long statements(Connection connection) throws SQLException {
        try (var statement = connection.createStatement(); var rows = statement.executeQuery("show global status like 'Questions'")) {
            rows.next();
            return rows.getLong(2);
        }
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement(); var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static void tell(String form, Object... values) {
        System.out.println("BENCH " + String.format(Locale.ROOT, form, values));
    }
}
