package dev.milepost.alert.notice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Takes a notice for a while and records what became of it, as digests are: any number of replicas. {@link #FIND} serves all
 * tenants; every other statement names the tenant of its row.
 */
@ApplicationScoped
class NoticeClaims {
    static final String FIND = """
            SELECT id, tenant_id, attempts FROM webhook_notice
            WHERE state = 'PLANNED' AND (not_before IS NULL OR not_before <= UTC_TIMESTAMP(6))
            ORDER BY not_before LIMIT 1 FOR UPDATE SKIP LOCKED""";
    private static final String TAKE = """
            UPDATE webhook_notice SET claimed_by = ?, not_before = UTC_TIMESTAMP(6) + INTERVAL ? MICROSECOND,
              message_id = COALESCE(message_id, CONCAT('<', id, '@', ?, '>'))
            WHERE tenant_id = ? AND id = ?""";
    private static final String STILL_MINE = """
            SELECT message_id FROM webhook_notice WHERE tenant_id = ? AND id = ? AND claimed_by = ? AND state = 'PLANNED'
              AND not_before > UTC_TIMESTAMP(6) + INTERVAL ? MICROSECOND""";
    private static final String END = """
            UPDATE webhook_notice SET state = ?, reason = ?, address = ?, sent_at = ?, claimed_by = NULL, not_before = NULL
            WHERE tenant_id = ? AND id = ? AND claimed_by = ? AND state = 'PLANNED'""";
    private static final String WAIT = """
            UPDATE webhook_notice SET reason = ?, attempts = attempts + ?, claimed_by = NULL,
              not_before = UTC_TIMESTAMP(6) + INTERVAL ? MICROSECOND
            WHERE tenant_id = ? AND id = ? AND claimed_by = ? AND state = 'PLANNED'""";
    private static final int LONGEST_REASON = 1000;

    private final DataSource database;

    @Inject
    NoticeClaims(DataSource database) {
        this.database = database;
    }

    /** A notice that was taken. */
    record Claim(UUID id, String tenant, int attempts, UUID by) {}

    Optional<Claim> take(Duration lease, String messageIdDomain) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (var find = connection.prepareStatement(FIND);
                    var row = find.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                var claim = new Claim(
                        UUID.fromString(row.getString(1)), row.getString(2), row.getInt(3), UUID.randomUUID());
                try (var take = connection.prepareStatement(TAKE)) {
                    take.setObject(1, claim.by());
                    take.setLong(2, lease.toNanos() / 1000);
                    take.setString(3, messageIdDomain);
                    take.setString(4, claim.tenant());
                    take.setObject(5, claim.id());
                    take.executeUpdate();
                }
                connection.commit();
                return Optional.of(claim);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    /** Its Message-ID while the claim holds and has {@code needed} left; empty when somebody else is to take it. */
    Optional<String> messageId(Claim claim, Duration needed) throws SQLException {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(STILL_MINE)) {
            select.setString(1, claim.tenant());
            select.setObject(2, claim.id());
            select.setObject(3, claim.by());
            select.setLong(4, needed.toNanos() / 1000);
            try (var row = select.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        }
    }

    /** Ends it; false when the claim was lost. */
    boolean end(Claim claim, String state, String reason, @Nullable String address, @Nullable Instant sentAt)
            throws SQLException {
        try (var connection = database.getConnection();
                var end = connection.prepareStatement(END)) {
            end.setString(1, state);
            end.setString(2, fitting(reason));
            end.setString(3, address);
            end.setObject(4, sentAt == null ? null : LocalDateTime.ofInstant(sentAt, ZoneOffset.UTC));
            end.setString(5, claim.tenant());
            end.setObject(6, claim.id());
            end.setObject(7, claim.by());
            return end.executeUpdate() == 1;
        }
    }

    /**
     * Lets go of it for now.
     *
     * @param counted 1 when it counts as an attempt
     */
    void wait(Claim claim, String reason, int counted, Duration pause) throws SQLException {
        try (var connection = database.getConnection();
                var wait = connection.prepareStatement(WAIT)) {
            wait.setString(1, fitting(reason));
            wait.setInt(2, counted);
            wait.setLong(3, pause.toNanos() / 1000);
            wait.setString(4, claim.tenant());
            wait.setObject(5, claim.id());
            wait.setObject(6, claim.by());
            wait.executeUpdate();
        }
    }

    private static String fitting(String reason) {
        return reason.substring(0, Math.min(reason.length(), LONGEST_REASON));
    }
}
