package cn.yardstick.officer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.yardstick.diary.IndexDiary;
import cn.yardstick.identity.RightKeys;
import cn.yardstick.launch.EmbeddedDatabase;
import cn.yardstick.platform.crypto.Sealing;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database that holds personal data in plain: afterwards it holds the same sealed, and in plain nothing, in its files neither. */
class SealPlainDataTest {

    private static final String PHONE = "13912344321";

    @TempDir
    Path keys;
    @TempDir
    Path folder;

    @Test
    void whatStoodInPlainIsSealedOnceAndByTheRightKey() throws Exception {
        var sealing = new Sealing(Optional.empty(), keys, "AES-256-GCM");
        // Not below the system's temporary folder, which the library of the embedded database empties.
        var database = EmbeddedDatabase.start(Path.of("target", "plain-data").toAbsolutePath());
        try (var connection = DriverManager.getConnection(database.url(), database.owner(), database.ownerPassword())) {
            flyway(database, sealing, "30").clean();
            flyway(database, sealing, "30").migrate();
            fill(connection, sealing);

            var stranger = new Sealing(Optional.empty(), folder, "AES-256-GCM");
            var refused = assertThrows(FlywayException.class, () -> flyway(database, stranger, "latest").migrate());
            assertTrue(refused.getMessage().contains("sealing keys"), refused.getMessage());
            assertEquals(PHONE, text(connection, "SELECT phone FROM officer WHERE badge_no = 'P1'"), "nothing is lost by a wrong key");

            together(() -> flyway(database, sealing, "latest").migrate());
            assertEquals("2500", text(connection, "SELECT COUNT(*) FROM officer_personal"));
            opens(connection, sealing, "P1", "1940-06-01", PHONE);
            opens(connection, sealing, "P2", "1986-05-04", null);
            assertEquals("2", text(connection, "SELECT COUNT(*) FROM diary_text WHERE entry_id = 1 AND words LIKE '%调解%'"), "the diary of before is found by its words");
            assertEquals("1", text(connection, "SELECT COUNT(*) FROM diary_gram WHERE entry_id = 1 AND gram = '话调'"));
            assertEquals("0", text(connection, "SELECT COUNT(*) FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = 'officer' AND column_name IN ('sex', 'birth_date', 'phone')"));
        } finally {
            database.stop();
        }
        for (String table : List.of("officer", "officer_personal")) {
            var file = Path.of("target", "plain-data", "tables", "yardstick", table + ".ibd");
            assertFalse(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(PHONE), file.toString());
        }
    }

    private static Flyway flyway(EmbeddedDatabase database, Sealing sealing, String target) {
        return Flyway.configure().dataSource(database.url(), database.owner(), database.ownerPassword()).locations("classpath:db/migration").javaMigrations(new SealPlainData(() -> sealing), new IndexDiary())
                .callbacks(new RightKeys(() -> sealing)).target(target).cleanDisabled(false).load();
    }

    /** As of before: some with a phone, some without, one born on a day that had no midnight; and a key that is sealed already. */
    private static void fill(Connection connection, Sealing sealing) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("INSERT INTO unit (id, code, name, kind, version) VALUES (1, 'B', '局', 'BUREAU', 0)");
            statement.execute("INSERT INTO diary_entry (id, occurred_on, written_at, account_id, author, text) VALUES (1, '2026-01-02', '2026-01-02', 1, '考评员', '上门调解纠纷')");
            statement.execute("INSERT INTO diary_correction (entry_id, text, reason, author, written_at) VALUES (1, '电话调解', '笔误', '考评员', '2026-01-03')");
        }
        try (var officer = connection.prepareStatement("INSERT INTO officer (badge_no, name, sex, birth_date, phone, police_rank, education, joined_on, state, unit_id, post, version) "
                + "VALUES (?, '张三', 'MALE', ?, ?, 'CONSTABLE_1', 'BACHELOR', '2010-07-01', 'ACTIVE', 1, 'PATROL', 0)")) {
            for (int i = 1; i <= 2500; i++) {
                officer.setString(1, "P" + i);
                officer.setString(2, i == 1 ? "1940-06-01" : "1986-05-04");
                officer.setString(3, i % 2 == 1 ? PHONE : null);
                officer.addBatch();
            }
            officer.executeBatch();
        }
        try (var key = connection.prepareStatement("INSERT INTO signing_key (generation, kid, public_jwk, private_jwk, signs_from) VALUES (1, 'k', '{}', ?, '2026-01-01')")) {
            key.setBytes(1, sealing.seal("{}", "signing_key.private_jwk/k"));
            key.executeUpdate();
        }
    }

    /** As several instances that start at once. */
    private static void together(Callable<Object> start) throws Exception {
        try (var pool = Executors.newFixedThreadPool(3)) {
            for (var done : pool.invokeAll(List.of(start, start, start))) {
                done.get();
            }
        }
    }

    private static void opens(Connection connection, Sealing sealing, String badge, String birthDate, String phone) throws SQLException {
        try (var statement = connection.createStatement(); var rows = statement.executeQuery("SELECT p.officer_id, p.sex, p.birth_date, p.phone FROM officer_personal p JOIN officer o ON o.id = p.officer_id "
                + "WHERE o.badge_no = '" + badge + "'")) {
            assertTrue(rows.next());
            var id = rows.getLong(1);
            assertEquals("MALE", sealing.open(rows.getBytes(2), PersonalRecords.place(PersonalRecords.SEX, id)));
            assertEquals(birthDate, sealing.open(rows.getBytes(3), PersonalRecords.place(PersonalRecords.BIRTH_DATE, id)));
            var opened = sealing.open(rows.getBytes(4), PersonalRecords.place(PersonalRecords.PHONE, id));
            if (phone == null) {
                assertNull(opened);
            } else {
                assertEquals(phone, opened);
            }
        }
    }

    private static String text(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement(); var rows = statement.executeQuery(query)) {
            assertTrue(rows.next(), query);
            return rows.getString(1);
        }
    }
}
