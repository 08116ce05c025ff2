package cn.yardstick.officer;

import cn.yardstick.platform.crypto.Sealing;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.function.Supplier;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;

/**
 * V33: seals sex, birth date and phone of the officers, which a database of before holds in plain; the columns are dropped
 * after it. One transaction under the lock of the migrations: of several instances that start at once one does it. As every
 * migration it stands as it was first released, and so names tables and places itself.
 */
public class SealPlainData implements JavaMigration {

    private static final int ROWS_AT_A_TIME = 1000;

    private final Supplier<Sealing> sealing;

    public SealPlainData() {
        this(Sealing::configured);
    }

    SealPlainData(Supplier<Sealing> sealing) {
        this.sealing = sealing;
    }

    @Override
    public void migrate(Context context) throws SQLException {
        var seal = sealing.get();
        var database = context.getConnection();
        var last = 0L;
        var more = true;
        while (more) {
            var next = some(database, seal, last);
            more = next > last;
            last = next;
        }
    }

    /** Answers the last id of the rows that it sealed, or the one it began after. */
    private static long some(Connection database, Sealing seal, long after) throws SQLException {
        var last = after;
        try (var read = database.prepareStatement("SELECT id, sex, birth_date, phone FROM officer WHERE id > ? ORDER BY id LIMIT " + ROWS_AT_A_TIME);
                var write = database.prepareStatement("INSERT INTO officer_personal (officer_id, sex, birth_date, phone) VALUES (?, ?, ?, ?)")) {
            read.setLong(1, after);
            try (var rows = read.executeQuery()) {
                while (rows.next()) {
                    last = rows.getLong(1);
                    write.setLong(1, last);
                    write.setBytes(2, seal.seal(rows.getString(2), "officer_personal.sex/" + last));
                    write.setBytes(3, seal.seal(rows.getObject(3, LocalDate.class).toString(), "officer_personal.birth_date/" + last));
                    write.setBytes(4, seal.seal(rows.getString(4), "officer_personal.phone/" + last));
                    write.addBatch();
                }
            }
            write.executeBatch();
        }
        return last;
    }

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion("33");
    }

    @Override
    public String getDescription() {
        return "seal plain data";
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
