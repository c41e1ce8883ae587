package dev.milepost.kit.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;

/**
 * What only one replica does at a time. Times are the database's, so that the replicas' clocks do not matter; whoever
 * writes under the lease checks it in the same transaction, so that a replica that was asleep cannot write late.
 */
final class Lease {
    private static final String TAKE = """
            INSERT INTO lease (name, holder, expires_at) VALUES (?, ?, UTC_TIMESTAMP(6) + INTERVAL ? MICROSECOND)
            ON DUPLICATE KEY UPDATE
              holder = IF(expires_at < UTC_TIMESTAMP(6) OR holder = VALUES(holder), VALUES(holder), holder),
              expires_at = IF(holder = VALUES(holder), VALUES(expires_at), expires_at)
            RETURNING holder""";
    private static final String CHECK =
            "SELECT 1 FROM lease WHERE name = ? AND holder = ? AND expires_at >= UTC_TIMESTAMP(6) FOR UPDATE";
    private static final String RELEASE = "DELETE FROM lease WHERE name = ? AND holder = ?";

    private final String name;
    private final Duration length;
    private final String holder = UUID.randomUUID().toString();

    Lease(String name, Duration length) {
        this.name = name;
        this.length = length;
    }

    /** Takes or prolongs the lease; false when another replica has it. */
    boolean take(Connection connection) throws SQLException {
        try (var take = connection.prepareStatement(TAKE)) {
            take.setString(1, name);
            take.setString(2, holder);
            take.setLong(3, length.toNanos() / 1000);
            try (var row = take.executeQuery()) {
                return row.next() && holder.equals(row.getString(1));
            }
        }
    }

    /** Whether the lease still holds; locks it until the end of the transaction. */
    boolean isHeld(Connection connection) throws SQLException {
        try (var check = connection.prepareStatement(CHECK)) {
            check.setString(1, name);
            check.setString(2, holder);
            try (var row = check.executeQuery()) {
                return row.next();
            }
        }
    }

    void release(Connection connection) throws SQLException {
        try (var release = connection.prepareStatement(RELEASE)) {
            release.setString(1, name);
            release.setString(2, holder);
            release.executeUpdate();
        }
    }
}
