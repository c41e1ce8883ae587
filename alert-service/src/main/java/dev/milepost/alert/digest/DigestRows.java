package dev.milepost.alert.digest;

import dev.milepost.kit.tenant.CurrentTenant;
import dev.milepost.kit.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** Plans rows of the ledger of digests, in the running transaction; each statement names the tenant. */
@ApplicationScoped
class DigestRows {
    private static final String PLAN = """
            INSERT INTO digest (id, tenant_id, person_id, kind, period, state, due_at, since, reason)
            VALUES (?, ?, ?, ?, ?, 'PLANNED', ?, ?, ?) ON DUPLICATE KEY UPDATE id = id""";
    private static final String FORGET = """
            DELETE FROM digest WHERE tenant_id = ? AND person_id = ? AND kind = 'DIGEST' AND state = 'PLANNED'
              AND (claimed_by IS NULL OR not_before <= UTC_TIMESTAMP(6)) RETURNING since""";
    // Locks it: whoever has it in hand ends it, and plans the next, before or after.
    private static final String IS_PLANNED = """
            SELECT 1 FROM digest FORCE INDEX (digest_once)
            WHERE tenant_id = ? AND person_id = ? AND kind = 'DIGEST' AND state = 'PLANNED' LIMIT 1 FOR UPDATE""";
    private static final String EXISTS =
            "SELECT 1 FROM digest WHERE tenant_id = ? AND person_id = ? AND kind = 'DIGEST' AND period = ?";
    private static final String LAST_END = """
            SELECT MAX(COALESCE(sent_at, due_at)) FROM digest
            WHERE tenant_id = ? AND person_id = ? AND kind = 'DIGEST' AND state IN ('SENT', 'SKIPPED')""";

    private final DataSource database;
    private final CurrentTenant tenant;
    private final Ids ids;

    @Inject
    DigestRows(DataSource database, CurrentTenant tenant, Ids ids) {
        this.database = database;
        this.tenant = tenant;
        this.ids = ids;
    }

    /** Plans one, unless there is one for that person and period. */
    void plan(UUID person, String kind, String period, Instant dueAt, Instant since, String reason)
            throws SQLException {
        try (var connection = database.getConnection();
                var plan = connection.prepareStatement(PLAN)) {
            plan.setObject(1, ids.next());
            plan.setString(2, tenant.get());
            plan.setObject(3, person);
            plan.setString(4, kind);
            plan.setString(5, period);
            plan.setObject(6, LocalDateTime.ofInstant(dueAt, ZoneOffset.UTC));
            plan.setObject(7, LocalDateTime.ofInstant(since, ZoneOffset.UTC));
            plan.setString(8, reason);
            plan.executeUpdate();
        }
    }

    /**
     * Takes back what is planned by the person's own wish and in nobody's hands.
     *
     * @return from when on it would have told what is new; empty when nothing was planned
     */
    Optional<Instant> forgetPlanned(UUID person) throws SQLException {
        try (var connection = database.getConnection();
                var forget = connection.prepareStatement(FORGET)) {
            forget.setString(1, tenant.get());
            forget.setObject(2, person);
            Instant earliest = null;
            try (var row = forget.executeQuery()) {
                while (row.next()) {
                    Instant since = row.getObject(1, LocalDateTime.class).toInstant(ZoneOffset.UTC);
                    earliest = earliest == null || since.isBefore(earliest) ? since : earliest;
                }
            }
            return Optional.ofNullable(earliest);
        }
    }

    /** Whether one is planned by the person's own wish, which may be in a worker's hands. */
    boolean isPlanned(UUID person) throws SQLException {
        try (var connection = database.getConnection();
                var planned = connection.prepareStatement(IS_PLANNED)) {
            planned.setString(1, tenant.get());
            planned.setObject(2, person);
            try (var row = planned.executeQuery()) {
                return row.next();
            }
        }
    }

    boolean exists(UUID person, LocalDate period) throws SQLException {
        try (var connection = database.getConnection();
                var exists = connection.prepareStatement(EXISTS)) {
            exists.setString(1, tenant.get());
            exists.setObject(2, person);
            exists.setString(3, period.toString());
            try (var row = exists.executeQuery()) {
                return row.next();
            }
        }
    }

    /** When the last one was over. */
    Optional<Instant> lastEnd(UUID person) throws SQLException {
        try (var connection = database.getConnection();
                var last = connection.prepareStatement(LAST_END)) {
            last.setString(1, tenant.get());
            last.setObject(2, person);
            try (var row = last.executeQuery()) {
                row.next();
                var moment = row.getObject(1, LocalDateTime.class);
                return Optional.ofNullable(moment).map(utc -> utc.toInstant(ZoneOffset.UTC));
            }
        }
    }
}
