package dev.milepost.alert.reportmail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
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
 * Takes a mail that is due for a while, and records what became of it: any number of workers in any number of replicas.
 * {@link #FIND} serves all tenants; every other statement names the tenant of its row.
 */
@ApplicationScoped
class ReportMailClaims {
    static final String FIND = """
            SELECT id, tenant_id, run_id, person_id, attempts FROM report_mail
            WHERE state = 'PLANNED' AND due_at <= ? AND (not_before IS NULL OR not_before <= UTC_TIMESTAMP(6))
            ORDER BY due_at LIMIT 1 FOR UPDATE SKIP LOCKED""";
    private static final String TAKE = """
            UPDATE report_mail SET claimed_by = ?, not_before = UTC_TIMESTAMP(6) + INTERVAL ? MICROSECOND,
              message_id = COALESCE(message_id, CONCAT('<', id, '@', ?, '>'))
            WHERE tenant_id = ? AND id = ?""";
    private static final String STILL_MINE = """
            SELECT message_id FROM report_mail WHERE tenant_id = ? AND id = ? AND claimed_by = ? AND state = 'PLANNED'
              AND not_before > UTC_TIMESTAMP(6) + INTERVAL ? MICROSECOND""";
    private static final String LOCK_RUN = "SELECT id FROM report_run WHERE tenant_id = ? AND id = ? FOR UPDATE";
    private static final String END = """
            UPDATE report_mail SET state = ?, reason = ?, address = ?, sent_at = ?, claimed_by = NULL, not_before = NULL
            WHERE tenant_id = ? AND id = ? AND claimed_by = ? AND state = 'PLANNED'""";
    private static final String CLEAR = """
            UPDATE report_file SET content = NULL WHERE tenant_id = ? AND run_id = ? AND NOT EXISTS (
              SELECT 1 FROM report_mail WHERE tenant_id = ? AND run_id = ? AND state = 'PLANNED')""";
    private static final String WAIT = """
            UPDATE report_mail SET reason = ?, attempts = attempts + ?, claimed_by = NULL,
              not_before = IF(? = 0, NULL, UTC_TIMESTAMP(6) + INTERVAL ? MICROSECOND)
            WHERE tenant_id = ? AND id = ? AND claimed_by = ? AND state = 'PLANNED'""";
    private static final String HURRY = """
            UPDATE report_mail SET not_before = NULL
            WHERE tenant_id = ? AND run_id = ? AND claimed_by IS NULL AND state = 'PLANNED'""";
    private static final int LONGEST_REASON = 1000;

    private final DataSource database;

    @Inject
    ReportMailClaims(DataSource database) {
        this.database = database;
    }

    /** A mail that was taken. */
    record Claim(UUID id, String tenant, UUID run, UUID person, int attempts, UUID by) {}

    /** The one that is due the longest. */
    Optional<Claim> take(Instant now, Duration lease, String messageIdDomain) throws SQLException {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (var find = connection.prepareStatement(FIND);
                    var take = connection.prepareStatement(TAKE)) {
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
                            UUID.fromString(row.getString(4)),
                            row.getInt(5),
                            UUID.randomUUID());
                }
                take.setObject(1, claim.by());
                take.setLong(2, lease.toNanos() / 1000);
                take.setString(3, messageIdDomain);
                take.setString(4, claim.tenant());
                take.setObject(5, claim.id());
                take.executeUpdate();
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

    /**
     * Ends it, in the running transaction, and clears the files of the run with its last mail; the lock of the run lets
     * one of them be the last. False when the claim was lost.
     */
    boolean end(Claim claim, String state, String reason, @Nullable String address, @Nullable Instant sentAt)
            throws SQLException {
        try (var connection = database.getConnection();
                var lock = connection.prepareStatement(LOCK_RUN);
                var end = connection.prepareStatement(END);
                var clear = connection.prepareStatement(CLEAR)) {
            lock.setString(1, claim.tenant());
            lock.setObject(2, claim.run());
            lock.executeQuery().close();
            end.setString(1, state);
            end.setString(2, shortened(reason));
            end.setString(3, address);
            end.setObject(4, sentAt == null ? null : utc(sentAt));
            end.setString(5, claim.tenant());
            end.setObject(6, claim.id());
            end.setObject(7, claim.by());
            if (end.executeUpdate() == 0) {
                return false;
            }
            clear.setString(1, claim.tenant());
            clear.setObject(2, claim.run());
            clear.setString(3, claim.tenant());
            clear.setObject(4, claim.run());
            clear.executeUpdate();
            return true;
        }
    }

    /**
     * Lets go of it for now.
     *
     * @param counted 1 when it counts as an attempt
     * @param pause real time until it is taken again; zero for none
     */
    void wait(Claim claim, String reason, int counted, Duration pause) throws SQLException {
        try (var connection = database.getConnection();
                var wait = connection.prepareStatement(WAIT)) {
            wait.setString(1, shortened(reason));
            wait.setInt(2, counted);
            wait.setInt(3, pause.isZero() ? 0 : 1);
            wait.setLong(4, pause.toNanos() / 1000);
            wait.setString(5, claim.tenant());
            wait.setObject(6, claim.id());
            wait.setObject(7, claim.by());
            wait.executeUpdate();
        }
    }

    /** Has what waits for another attempt be looked at now. */
    void hurry(String tenant, UUID run) {
        try (var connection = database.getConnection();
                var hurry = connection.prepareStatement(HURRY)) {
            hurry.setString(1, tenant);
            hurry.setObject(2, run);
            hurry.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String shortened(String reason) {
        return reason.substring(0, Math.min(reason.length(), LONGEST_REASON));
    }

    private static LocalDateTime utc(Instant moment) {
        return LocalDateTime.ofInstant(moment, ZoneOffset.UTC);
    }
}
