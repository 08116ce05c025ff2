package cn.yardstick.diary;

import java.sql.Connection;
import java.sql.SQLException;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;

/** V44.1: entries and corrections of before are found, too. As every migration it stands as it was first released, and names its tables itself. */
public class IndexDiary implements JavaMigration {

    private static final int ROWS_AT_A_TIME = 500;

    @Override
    public void migrate(Context context) throws SQLException {
        all(context.getConnection(), "SELECT id, id, text FROM diary_entry WHERE id > ? ORDER BY id LIMIT " + ROWS_AT_A_TIME);
        all(context.getConnection(), "SELECT id, entry_id, text FROM diary_correction WHERE id > ? ORDER BY id LIMIT " + ROWS_AT_A_TIME);
    }

    private static void all(Connection database, String texts) throws SQLException {
        var last = 0L;
        var more = true;
        while (more) {
            var next = some(database, texts, last);
            more = next > last;
            last = next;
        }
    }

    /** Answers the last id of the texts that it indexed, or the one it began after. */
    private static long some(Connection database, String texts, long after) throws SQLException {
        var last = after;
        try (var read = database.prepareStatement(texts);
                var words = database.prepareStatement("INSERT INTO diary_text (entry_id, words) VALUES (?, ?)");
                var grams = database.prepareStatement("INSERT IGNORE INTO diary_gram (gram, entry_id) VALUES (?, ?)")) {
            read.setLong(1, after);
            try (var rows = read.executeQuery()) {
                while (rows.next()) {
                    last = rows.getLong(1);
                    var text = DiaryWords.normal(rows.getString(3));
                    words.setLong(1, rows.getLong(2));
                    words.setString(2, text);
                    words.addBatch();
                    for (String gram : DiaryWords.grams(text)) {
                        grams.setString(1, gram);
                        grams.setLong(2, rows.getLong(2));
                        grams.addBatch();
                    }
                }
            }
            words.executeBatch();
            grams.executeBatch();
        }
        return last;
    }

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion("44.1");
    }

    @Override
    public String getDescription() {
        return "index diary";
    }

    @Override
    public Integer getChecksum() {
        return null;
    }

    @Override
    public boolean canExecuteInTransaction() {
        return true;
    }
}
