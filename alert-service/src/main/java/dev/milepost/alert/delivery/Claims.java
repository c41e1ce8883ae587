package dev.milepost.alert.delivery;

import static java.util.Objects.requireNonNull;

import dev.milepost.alert.ladder.Rung;
import dev.milepost.events.MilestoneStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * Takes due reminders for a while: any number of workers in any number of replicas, each row by one of them at a time.
 * {@link #FIND} serves all tenants; every other statement names the tenant of its row.
 */
@ApplicationScoped
class Claims {
    static final String FIND = """
            SELECT id, tenant_id FROM reminder
            WHERE state = 'PLANNED' AND send_at <= ? AND (not_before IS NULL OR not_before <= UTC_TIMESTAMP(6))
            ORDER BY send_at LIMIT ? FOR UPDATE SKIP LOCKED""";
    private static final String TAKE = """
            UPDATE reminder SET claimed_by = ?, not_before = UTC_TIMESTAMP(6) + INTERVAL ? MICROSECOND,
              message_id = COALESCE(message_id, CONCAT('<', id, '@', ?, '>'))
            WHERE (tenant_id, id) IN (%s)""";
    private static final String LOAD = """
            SELECT r.contract_id, r.milestone_id, r.due_date, r.rung, r.send_at, r.recipient, r.message_id, r.attempts,
              m.title, m.status, c.reference, c.title, c.time_zone, p.name, p.email,
              (SELECT s.rung FROM reminder s
               WHERE s.tenant_id = r.tenant_id AND s.milestone_id = r.milestone_id AND s.due_date = r.due_date
                 AND s.recipient = r.recipient AND s.channel = r.channel
                 AND s.state IN ('PLANNED', 'SENT') AND s.send_at > r.send_at AND s.send_at <= ?
               ORDER BY s.send_at DESC LIMIT 1)
            FROM reminder r
            JOIN known_milestone m ON m.tenant_id = r.tenant_id AND m.id = r.milestone_id
            JOIN known_contract c ON c.tenant_id = r.tenant_id AND c.id = r.contract_id
            LEFT JOIN known_person p ON p.tenant_id = r.tenant_id
              AND p.id = CAST(NULLIF(r.recipient, 'nobody') AS UUID)
            WHERE r.tenant_id = ? AND r.id = ? AND r.claimed_by = ? AND r.state = 'PLANNED'
              AND r.not_before > UTC_TIMESTAMP(6) + INTERVAL ? MICROSECOND""";
    private static final String GIVE_BACK = """
            UPDATE reminder SET claimed_by = NULL, not_before = NULL, reason = ?
            WHERE tenant_id = ? AND id = ? AND claimed_by = ? AND state = 'PLANNED'""";
    private static final String COUNT_DUE =
            "SELECT COUNT(*) FROM (SELECT 1 FROM reminder WHERE state = 'PLANNED' AND send_at <= ? LIMIT 100000) due";

    private final DataSource database;

    @Inject
    Claims(DataSource database) {
        this.database = database;
    }

    /** A row that was taken. */
    record Claim(UUID id, String tenant, UUID by) {}

    /** Takes up to {@code limit} reminders that are due at {@code now}, the oldest first. */
    List<Claim> take(Instant now, int limit, Duration lease, String messageIdDomain) throws SQLException {
        UUID by = UUID.randomUUID();
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                List<Claim> claims = find(connection, now, limit, by);
                if (!claims.isEmpty()) {
                    take(connection, claims, by, lease, messageIdDomain);
                }
                connection.commit();
                return claims;
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    private static List<Claim> find(Connection connection, Instant now, int limit, UUID by) throws SQLException {
        try (var find = connection.prepareStatement(FIND)) {
            find.setObject(1, utc(now));
            find.setInt(2, limit);
            List<Claim> claims = new ArrayList<>();
            try (var row = find.executeQuery()) {
                while (row.next()) {
                    claims.add(new Claim(uuid(row, 1), row.getString(2), by));
                }
            }
            return claims;
        }
    }

    private static void take(Connection connection, List<Claim> claims, UUID by, Duration lease, String messageIdDomain)
            throws SQLException {
        String rows = claims.stream().map(claim -> "(?, ?)").collect(Collectors.joining(", "));
        try (var take = connection.prepareStatement(TAKE.formatted(rows))) {
            take.setObject(1, by);
            take.setLong(2, lease.toNanos() / 1000);
            take.setString(3, messageIdDomain);
            int next = 4;
            for (Claim claim : claims) {
                take.setString(next++, claim.tenant());
                take.setObject(next++, claim.id());
            }
            take.executeUpdate();
        }
    }

    /**
     * What was claimed, read right before its delivery; empty when it was cancelled meanwhile or when the claim has less
     * than {@code needed} left, in which case somebody takes it again.
     */
    Optional<DueReminder> load(Claim claim, Instant now, Duration needed) throws SQLException {
        try (Connection connection = database.getConnection();
                var load = connection.prepareStatement(LOAD)) {
            load.setObject(1, utc(now));
            load.setString(2, claim.tenant());
            load.setObject(3, claim.id());
            load.setObject(4, claim.by());
            load.setLong(5, needed.toNanos() / 1000);
            try (var row = load.executeQuery()) {
                return row.next() ? Optional.of(due(claim, row)) : Optional.empty();
            }
        }
    }

    private static DueReminder due(Claim claim, ResultSet row) throws SQLException {
        String personName = row.getString(14);
        String overtakenBy = row.getString(16);
        return new DueReminder(
                claim.id(),
                claim.tenant(),
                uuid(row, 1),
                uuid(row, 2),
                requireNonNull(row.getObject(3, LocalDate.class)),
                rung(row.getString(4)),
                requireNonNull(row.getObject(5, LocalDateTime.class)).toInstant(ZoneOffset.UTC),
                row.getString(6),
                row.getString(7),
                row.getInt(8),
                row.getString(9),
                MilestoneStatus.valueOf(row.getString(10)),
                row.getString(11),
                row.getString(12),
                ZoneId.of(row.getString(13)),
                overtakenBy == null ? null : rung(overtakenBy),
                personName == null ? null : new DueReminder.Person(personName, row.getString(15)));
    }

    /** Lets go of a claim at once, as its channel cannot be reached; {@code reason} shows why it waits. */
    void giveBack(List<Claim> claims, String reason) throws SQLException {
        try (Connection connection = database.getConnection();
                var giveBack = connection.prepareStatement(GIVE_BACK)) {
            for (Claim claim : claims) {
                giveBack.setString(1, Reasons.fitting(reason));
                giveBack.setString(2, claim.tenant());
                giveBack.setObject(3, claim.id());
                giveBack.setObject(4, claim.by());
                giveBack.addBatch();
            }
            giveBack.executeBatch();
        }
    }

    /** How many are due and not yet delivered, at most 100,000. */
    long countDue(Instant now) throws SQLException {
        try (Connection connection = database.getConnection();
                var count = connection.prepareStatement(COUNT_DUE)) {
            count.setObject(1, utc(now));
            try (var row = count.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private static Rung rung(String name) {
        return new Rung(Period.parse(name));
    }

    private static UUID uuid(ResultSet row, int column) throws SQLException {
        return UUID.fromString(row.getString(column));
    }

    private static LocalDateTime utc(Instant moment) {
        return LocalDateTime.ofInstant(moment, ZoneOffset.UTC);
    }
}
