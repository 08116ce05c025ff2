package cn.yardstick.rights;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code audit-lines.csv}: what each operation leaves in the audit log, written by hand. */
final class AuditTable {

    /** What an operation does, seen from the log. */
    enum Kind {
        CHANGE, LOOK, NONE
    }

    /** What the table says of an operation; {@code reason} is there where no line is asked for. */
    record Row(String operation, Kind kind, String action, String record, String id, String names, String reason) {

        /** The test that looks at the line, or null: it is looked at here. */
        String elsewhere() {
            return id.startsWith("elsewhere ") ? id.substring("elsewhere ".length()) : null;
        }
    }

    private AuditTable() {
    }

    static Map<String, Row> read() {
        try (var in = AuditTable.class.getResourceAsStream("/audit-lines.csv")) {
            var rows = new LinkedHashMap<String, Row>();
            new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.startsWith("#")).skip(1).map(AuditTable::row).forEach(row -> {
                if (rows.put(row.operation(), row) != null) {
                    throw new IllegalArgumentException(row.operation() + " stands there twice");
                }
            });
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Row row(String line) {
        var cells = line.split(",", 7);
        var row = new Row(cells[0], Kind.valueOf(cells[1]), cells[2], cells[3], cells[4], cells[5], cells[6]);
        var whole = row.kind() == Kind.NONE ? !row.reason().isBlank() && row.action().isEmpty() : !row.action().isEmpty() && !row.record().isEmpty() && !row.id().isEmpty();
        if (!whole) {
            throw new IllegalArgumentException(line);
        }
        return row;
    }
}
