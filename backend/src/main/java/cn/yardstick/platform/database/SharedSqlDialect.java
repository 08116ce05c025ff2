package cn.yardstick.platform.database;

import org.hibernate.dialect.DatabaseVersion;
import org.hibernate.dialect.MySQLDialect;
import org.hibernate.dialect.lock.internal.MySQLLockingSupport;
import org.hibernate.dialect.lock.spi.LockingSupport;
import org.hibernate.engine.jdbc.dialect.spi.DialectResolutionInfo;

/** The SQL that MySQL and MariaDB share: MariaDB refuses the {@code FOR UPDATE OF alias} that MySQL 8 is given otherwise. */
public class SharedSqlDialect extends MySQLDialect {

    private static final LockingSupport WITHOUT_ALIASES = new MySQLLockingSupport(DatabaseVersion.make(5, 7));

    public SharedSqlDialect() {
        super();
    }

    public SharedSqlDialect(DialectResolutionInfo info) {
        super(info);
    }

    @Override
    public LockingSupport getLockingSupport() {
        return WITHOUT_ALIASES;
    }

    @Override
    protected boolean supportsAliasLocks() {
        return false;
    }

    @Override
    public String getForUpdateString(String aliases) {
        return " for update";
    }
}
