package cn.yardstick.rights;

import cn.yardstick.identity.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** {@code rights.csv}: the table of access.md for each operation, written by hand; the code's own table is not looked at. */
final class RightsTable {

    /** Whose record a call is about, seen from the caller; NONE where it is about no record, KNOWN where records belong to nobody. */
    enum Target {
        NONE, KNOWN, OWN, SCOPE, OUTSIDE, UNKNOWN
    }

    private static final Set<String> CODES = Set.of("open", "token", "-", "all", "all!", "scope", "scope!", "own");

    private final Map<String, Map<Role, String>> rows = new LinkedHashMap<>();

    static RightsTable read() {
        try (var in = RightsTable.class.getResourceAsStream("/rights.csv")) {
            var table = new RightsTable();
            new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.startsWith("#") && !line.startsWith("operation,")).forEach(table::row);
            return table;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void row(String line) {
        var cells = line.split(",", -1);
        var row = new EnumMap<Role, String>(Role.class);
        for (Role role : Role.values()) {
            var code = cells[1 + role.ordinal()];
            if (!CODES.contains(code)) {
                throw new IllegalArgumentException(line);
            }
            row.put(role, code);
        }
        if (cells.length != 1 + Role.values().length || rows.put(cells[0], row) != null) {
            throw new IllegalArgumentException(line);
        }
    }

    Set<String> operations() {
        return rows.keySet();
    }

    String code(String operation, Role role) {
        return rows.get(operation).get(role);
    }

    boolean open(String operation) {
        return rows.get(operation).containsValue("open") || rows.get(operation).containsValue("token");
    }

    /** Does the role reach any record at all? */
    boolean any(String operation, Role role) {
        return !Set.of("-", "token").contains(code(operation, role));
    }

    boolean allows(String operation, Role role, Target target) {
        var code = code(operation, role);
        return any(operation, role) && switch (target) {
            case NONE, KNOWN -> true;
            case OWN -> !code.endsWith("!");
            case SCOPE -> !code.equals("own");
            case OUTSIDE -> code.startsWith("all") || code.equals("open");
            case UNKNOWN -> false;
        };
    }
}
