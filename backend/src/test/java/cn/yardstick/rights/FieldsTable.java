package cn.yardstick.rights;

import cn.yardstick.harness.Contract.Operation;
import cn.yardstick.identity.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** {@code fields.csv} and {@code field-classes.csv}: whom each field may reach, written by hand from access.md. */
final class FieldsTable {

    private static final Set<String> CODES = Set.of("-", "all", "all!", "scope", "scope!", "own");
    private static final List<String> WIDER = List.of("-", "own", "scope", "all");

    private final Map<String, Map<Role, String>> classes = new LinkedHashMap<>();
    private final Map<String, String> fields = new LinkedHashMap<>();
    private final Set<String> used = new TreeSet<>();

    static FieldsTable read() {
        var table = new FieldsTable();
        for (var cells : rows("/field-classes.csv")) {
            var row = new java.util.EnumMap<Role, String>(Role.class);
            for (Role role : Role.values()) {
                var code = cells[1 + role.ordinal()];
                if (!CODES.contains(code)) {
                    throw new IllegalArgumentException(String.join(",", cells));
                }
                row.put(role, code);
            }
            table.classes.put(cells[0], row);
        }
        for (var cells : rows("/fields.csv")) {
            for (var field : cells[2].split(" ")) {
                if (!table.classes.containsKey(cells[1]) || table.fields.put(cells[0] + "." + field, cells[1]) != null) {
                    throw new IllegalArgumentException(String.join(",", cells));
                }
            }
        }
        return table;
    }

    private static List<String[]> rows(String resource) {
        try (var in = FieldsTable.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.startsWith("#")).skip(1).map(line -> line.split(",", -1)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The class of a field of this operation's answer, or null where the table has no row. */
    String classOf(String operation, String field) {
        var key = fields.containsKey(operation + ":" + field) ? operation + ":" + field : field;
        used.add(key);
        return fields.get(key);
    }

    /** Whom the field may reach: a code as in rights.csv. */
    String code(Operation operation, String field, Role role) {
        return classes.get(classOf(operation.id(), field)).get(role);
    }

    /** Whether a reach is at least as wide as another. */
    static boolean covers(String code, String other) {
        return WIDER.indexOf(code.replace("!", "")) >= WIDER.indexOf(other.replace("!", ""));
    }

    /** Rows of fields that are nowhere any more. */
    Set<String> unused() {
        var left = new TreeSet<>(fields.keySet());
        left.removeAll(used);
        return left;
    }

    int size() {
        return fields.size();
    }
}
