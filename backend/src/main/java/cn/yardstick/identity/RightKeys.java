package cn.yardstick.identity;

import cn.yardstick.platform.crypto.Sealing;
import java.sql.SQLException;
import java.util.function.Supplier;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/**
 * Before anything is migrated: the sealing keys are those of this database, or nothing starts. By others what is sealed here
 * would never open again, and what a migration seals would be lost.
 */
public class RightKeys implements Callback {

    private final Supplier<Sealing> sealing;

    public RightKeys() {
        this(Sealing::configured);
    }

    /** With these keys instead of the configured ones. */
    public RightKeys(Supplier<Sealing> sealing) {
        this.sealing = sealing;
    }

    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.BEFORE_MIGRATE;
    }

    @Override
    public boolean canHandleInTransaction(Event event, Context context) {
        return true;
    }

    @Override
    public void handle(Event event, Context context) {
        try (var statement = context.getConnection().createStatement()) {
            try (var tables = statement.executeQuery("SELECT 1 FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name = 'signing_key'")) {
                if (!tables.next()) {
                    return;
                }
            }
            try (var keys = statement.executeQuery("SELECT kid, private_jwk FROM signing_key ORDER BY generation DESC LIMIT 1")) {
                if (keys.next()) {
                    sealing.get().open(keys.getBytes(2), SigningKey.place(keys.getString(1)));
                }
            }
        } catch (SQLException e) {
            throw new FlywayException(e);
        } catch (IllegalStateException e) {
            throw new FlywayException("the sealing keys are not those of this database: nothing was started or changed", e);
        }
    }

    @Override
    public String getCallbackName() {
        return "right-keys";
    }
}
