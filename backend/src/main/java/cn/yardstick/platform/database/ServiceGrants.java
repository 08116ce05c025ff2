package cn.yardstick.platform.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.ConfigProvider;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/**
 * After the migrations, which the owner of the database runs, the account of the service gets what it needs and no more:
 * it may add to the audit log and to sealed lists and read them, never change or remove a row, nor alter a table. Without a configured account
 * of its own the service works as the owner, and says so at its start.
 */
public class ServiceGrants implements Callback {

    /** For example {@code 'yardstick_service'@'127.0.0.1'}. */
    public static final String ACCOUNT = "yardstick.database.service-account";
    private static final Set<String> ONLY_ADDED_TO = Set.of("audit_line", "audit_officer", "audit_leaf", "audit_tile", "audit_head", "publication_line", "publication_reading", "publication_seal", "publication_node",
            "assessment_pool", "assessment_result", "assessment_finding", "attachment_home", "incident_merge", "incident_amendment", "incident_amendment_item", "objection_entry", "objection_party",
            "objection_remedy", "delivery");
    private static final List<String> ADD = List.of("SELECT", "INSERT");
    private static final List<String> CHANGE = List.of("SELECT", "INSERT", "UPDATE", "DELETE");
    private static final String ACCOUNT_FORM = "'[A-Za-z0-9_]{1,32}'@'[A-Za-z0-9.%:/_-]{1,60}'";

    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.AFTER_MIGRATE;
    }

    @Override
    public boolean canHandleInTransaction(Event event, Context context) {
        return true;
    }

    @Override
    public void handle(Event event, Context context) {
        var account = ConfigProvider.getConfig().getOptionalValue(ACCOUNT, String.class).orElse("");
        if (account.isEmpty()) {
            return;
        }
        if (!account.matches(ACCOUNT_FORM)) {
            throw new FlywayException("the service's account of the database has no such form");
        }
        try (var statement = context.getConnection().createStatement()) {
            var held = held(context.getConnection(), account);
            // An owner who may not see what the account holds takes back on each table what an earlier version may have given.
            var sees = sees(context.getConnection(), account);
            for (String table : tables(statement)) {
                var onlyAdded = ONLY_ADDED_TO.contains(table);
                var rights = onlyAdded ? ADD : CHANGE;
                var has = held.getOrDefault(table, Set.of());
                // Each grant is a change of the server's own tables that it writes to disk: a start that changes nothing makes none.
                if (!has.containsAll(rights)) {
                    statement.execute("GRANT " + String.join(", ", rights) + " ON `" + table + "` TO " + account);
                }
                if (onlyAdded && (!sees || !rights.containsAll(has))) {
                    statement.execute("REVOKE UPDATE, DELETE ON `" + table + "` FROM " + account);
                }
            }
        } catch (SQLException e) {
            throw new FlywayException("the service's account of the database cannot be given its rights", e);
        }
    }

    private static List<String> tables(Statement statement) throws SQLException {
        var tables = new ArrayList<String>();
        try (var rows = statement.executeQuery("SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name <> 'flyway_schema_history'")) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        return tables;
    }

    private static boolean sees(Connection connection, String account) throws SQLException {
        try (var query = connection.prepareStatement("SELECT 1 FROM information_schema.user_privileges WHERE grantee = ? LIMIT 1")) {
            query.setString(1, account);
            try (var rows = query.executeQuery()) {
                return rows.next();
            }
        }
    }

    /** What the account holds by table; nothing where the owner may not see it, which grants it again. */
    private static Map<String, Set<String>> held(Connection connection, String account) throws SQLException {
        var held = new HashMap<String, Set<String>>();
        try (var query = connection.prepareStatement("SELECT table_name, privilege_type FROM information_schema.table_privileges WHERE table_schema = DATABASE() AND grantee = ?")) {
            query.setString(1, account);
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    held.computeIfAbsent(rows.getString(1), ignored -> new HashSet<>()).add(rows.getString(2));
                }
            }
        }
        return held;
    }

    @Override
    public String getCallbackName() {
        return "service-grants";
    }
}
