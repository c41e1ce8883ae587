package dev.milepost.alert.digest;

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
 * Takes a digest that is due for a while, and records what became of it: any number of workers in any number of replicas.
 * {@link #FIND} serves all tenants; every other statement names the tenant of its row.
 */
@ApplicationScoped
class DigestClaims {
    static final String FIND = """
            SELECT id, tenant_id, person_id, kind, period, due_at, since, attempts FROM digest
            WHERE state = 'PLANNED' AND due_at <= ? AND (not_before IS NULL OR not_before <= UTC_TIMESTAMP(6))
            ORDER BY due_at LIMIT 1 FOR UPDATE SKIP LOCKED""";
    private static final String TAKE = """
            UPDATE digest SET claimed_by = ?, not_before = UTC_TIMESTAMP(6) + INTERVAL ? MICROSECOND,
              message_id = COALESCE(message_id, CONCAT('<', id, '@', ?, '>'))
            WHERE tenant_id = ? AND id = ?""";
    private static final String STILL_MINE = """
            SELECT message_id FROM digest WHERE tenant_id = ? AND id = ? AND claimed_by = ? AND state = 'PLANNED'
              AND not_before > UTC_TIMESTAMP(6) + INTERVAL ? MICROSECOND""";
    private static final String END = """
            UPDATE digest SET state = ?, reason = ?, items = ?, address = ?, sent_at = ?, claimed_by = NULL, not_before = NULL
            WHERE tenant_id = ? AND id = ? AND claimed_by = ? AND state = 'PLANNED'""";
    private static final String WAIT = """
            UPDATE digest SET reason = ?, due_at = COALESCE(?, due_at), attempts = attempts + ?, claimed_by = NULL,
              not_before = IF(? = 0, NULL, UTC_TIMESTAMP(6) + INTERVAL ? MICROSECOND)
            WHERE tenant_id = ? AND id = ? AND claimed_by = ? AND state = 'PLANNED'""";

    private final DataSource database;

    @Inject
    DigestClaims(DataSource database) {
        this.database = database;
    }

    /** A digest that was taken. */
    record Claim(
            UUID id,
            String tenant,
            UUID person,
            String kind,
            String period,
            Instant dueAt,
            Instant since,
            int attempts,
            UUID by) {
        /** Whether it comes by the person's own wish, day after day. */
        boolean isWished() {
            return kind.equals(Digest.WISHED);
        }
    }

    /** The one that is due the longest. */
    Optional<Claim> take(Instant now, Duration lease, String messageIdDomain) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (var find = connection.prepareStatement(FIND)) {
                find.setObject(1, utc(now));
                Claim claim;
                try (var row = find.executeQuery()) {
                    if (!row.next()) {
                        return Optional.empty();
                    }
                    claim = new Claim(
                            UUID.fromString(row.getString(1)),
                            row.getString(2),
                            UUID.fromString(row.getString(3)),
                            row.getString(4),
                            row.getString(5),
                            row.getObject(6, LocalDateTime.class).toInstant(ZoneOffset.UTC),
                            row.getObject(7, LocalDateTime.class).toInstant(ZoneOffset.UTC),
                            row.getInt(8),
                            UUID.randomUUID());
                }
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
    boolean end(Claim claim, String state, String reason, int items, @Nullable String address, @Nullable Instant sentAt)
            throws SQLException {
        try (var connection = database.getConnection();
                var end = connection.prepareStatement(END)) {
            end.setString(1, state);
            end.setString(2, reason.substring(0, Math.min(reason.length(), 1000)));
            end.setInt(3, items);
            end.setString(4, address);
            end.setObject(5, sentAt == null ? null : utc(sentAt));
            end.setString(6, claim.tenant());
            end.setObject(7, claim.id());
            end.setObject(8, claim.by());
            return end.executeUpdate() == 1;
        }
    }

    /**
     * Lets go of it for now.
     *
     * @param dueAt its new moment; null for the old one
     * @param counted 1 when it counts as an attempt
     * @param pause real time until it is taken again; zero for none
     */
    void wait(Claim claim, String reason, @Nullable Instant dueAt, int counted, Duration pause) throws SQLException {
        try (var connection = database.getConnection();
                var wait = connection.prepareStatement(WAIT)) {
            wait.setString(1, reason.substring(0, Math.min(reason.length(), 1000)));
            wait.setObject(2, dueAt == null ? null : utc(dueAt));
            wait.setInt(3, counted);
            wait.setInt(4, pause.isZero() ? 0 : 1);
            wait.setLong(5, pause.toNanos() / 1000);
            wait.setString(6, claim.tenant());
            wait.setObject(7, claim.id());
            wait.setObject(8, claim.by());
            wait.executeUpdate();
        }
    }

    private static LocalDateTime utc(Instant moment) {
        return LocalDateTime.ofInstant(moment, ZoneOffset.UTC);
    }
}
