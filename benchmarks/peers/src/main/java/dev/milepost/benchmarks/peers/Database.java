package dev.milepost.benchmarks.peers;

import java.sql.SQLException;
import org.mariadb.jdbc.MariaDbDataSource;
import org.mariadb.jdbc.MariaDbPoolDataSource;

/** The service's database, with a pool of as many connections, and statements parsed once for each. */
final class Database {
    private static final String OPTIONS = "useServerPrepStmts=true&transactionIsolation=READ-COMMITTED";

    private Database() {}

    /** A pool for {@code url}, which has no parameters. */
    static MariaDbPoolDataSource of(String url, String user, String password) throws SQLException {
        return new MariaDbPoolDataSource(
                "%s?user=%s&password=%s&maxPoolSize=20&%s".formatted(url, user, password, OPTIONS));
    }

    /** Without a pool, for a connection that is kept. */
    static MariaDbDataSource single(String url, String user, String password) throws SQLException {
        return new MariaDbDataSource("%s?user=%s&password=%s&%s".formatted(url, user, password, OPTIONS));
    }
}
