package cn.yardstick.audit;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/** Says at the start whether the account of the service could rewrite the log: it should not be able to. */
@ApplicationScoped
class LogGuard {

    private static final Logger LOG = Logger.getLogger(LogGuard.class);

    private final DataSource database;

    LogGuard(DataSource database) {
        this.database = database;
    }

    void look(@Observes StartupEvent start) {
        if (mayRewrite()) {
            LOG.warn("the database account of the service may change the audit log: give it an account of its own (DB_OWNER_USER, docs/adr/0010)");
        }
    }

    /** The right is asked for before any row is looked at, and no row is: nothing changes in either case. */
    boolean mayRewrite() {
        try (var connection = database.getConnection(); var statement = connection.createStatement()) {
            statement.executeUpdate("UPDATE audit_line SET reason = NULL WHERE 1 = 0");
            return true;
        } catch (SQLException e) {
            return false;
        }
    }
}
