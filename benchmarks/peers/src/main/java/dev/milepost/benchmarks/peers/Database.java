package dev.milepost.benchmarks.peers;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import org.mariadb.jdbc.MariaDbDataSource;

/** The service's database, with a pool of as many connections, and statements parsed once for each. */
final class Database {
    private static final String OPTIONS = "useServerPrepStmts=true&transactionIsolation=READ-COMMITTED";

    private Database() {}

    /** A pool for {@code url}, which has no parameters. */
    static HikariDataSource of(String url, String user, String password) {
        // Not the driver's own pool: with it, the server soon refuses to prepare any more statements.
        var pool = new HikariDataSource();
        pool.setJdbcUrl("%s?%s".formatted(url, OPTIONS));
        pool.setUsername(user);
        pool.setPassword(password);
        pool.setMaximumPoolSize(20);
        return pool;
    }

    /** Without a pool, for a connection that is kept. */
    static MariaDbDataSource single(String url, String user, String password) throws SQLException {
        return new MariaDbDataSource("%s?user=%s&password=%s&%s".formatted(url, user, password, OPTIONS));
    }
}
