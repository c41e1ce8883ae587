package dev.milepost.alert.delivery;

import static java.util.Objects.requireNonNull;

import dev.milepost.kit.sql.Marks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The statements that write outcomes into the ledger; each names the tenant, and counts only for whoever still holds the
 * claim.
 */
@ApplicationScoped
class OutcomeRows {
    /** Whose claims still hold: their rows are locked until the commit, so that what is recorded of them is told as well. */
    static final String HELD = """
            SELECT id, state, reason, send_at FROM reminder FORCE INDEX (PRIMARY) WHERE tenant_id = ? AND id IN (%s) AND claimed_by IN (%s)
              AND state IN ('PLANNED', 'CANCELLED', 'SKIPPED') FOR UPDATE""";

    private static final String LET_GO = """
            UPDATE reminder SET claimed_by = NULL, not_before = NULL
            WHERE tenant_id = ? AND id = ? AND claimed_by = ? AND state = 'PLANNED'""";

    /** All that ended in one go: a statement for each costs several times as much as its row. */
    static final String END = """
            UPDATE JSON_TABLE(?, '$[*]' COLUMNS (
                id VARCHAR(36) PATH '$.id', state VARCHAR(10) PATH '$.state', reason VARCHAR(1000) PATH '$.reason',
                address VARCHAR(320) PATH '$.address', sent_at DATETIME(6) PATH '$.sentAt',
                attempts INT PATH '$.attempts', inbox_at DATETIME(6) PATH '$.inboxAt')) came
              STRAIGHT_JOIN reminder r FORCE INDEX (PRIMARY) ON r.id = CAST(came.id AS UUID)
            SET r.state = came.state, r.reason = came.reason, r.address = came.address, r.sent_at = came.sent_at,
              r.attempts = r.attempts + came.attempts, r.inbox_at = COALESCE(r.inbox_at, came.inbox_at),
              r.claimed_by = NULL, r.not_before = NULL
            WHERE r.tenant_id = ?""";

    private static final String PUT_OFF = """
            UPDATE reminder SET reason = ?, attempts = attempts + 1, inbox_at = COALESCE(inbox_at, ?), claimed_by = NULL,
              not_before = UTC_TIMESTAMP(6) + INTERVAL ? MICROSECOND
            WHERE tenant_id = ? AND id = ? AND claimed_by = ? AND state = 'PLANNED'""";

    // Assigned from left to right: each sees what stands before it.
    private static final String POSTPONE = """
            UPDATE reminder SET reason = ?, planned_at = COALESCE(planned_at, send_at), send_at = ?,
              inbox_at = COALESCE(inbox_at, ?), claimed_by = NULL, not_before = NULL
            WHERE tenant_id = ? AND id = ? AND claimed_by = ? AND state = 'PLANNED'""";

    private static final String ARRIVED = """
            UPDATE reminder SET inbox_at = COALESCE(inbox_at, ?)
            WHERE tenant_id = ? AND id = ? AND claimed_by = ? AND state = 'PLANNED'""";

    // Assigned from left to right: each sees what stands before it.
    private static final String UNREADABLE = """
            UPDATE reminder SET state = IF(attempts + 1 >= ?, 'FAILED', state), reason = ?,
              not_before = IF(state = 'FAILED', NULL, UTC_TIMESTAMP(6) + INTERVAL ? MICROSECOND),
              attempts = attempts + 1, claimed_by = NULL
            WHERE tenant_id = ? AND id = ? AND claimed_by = ? AND state = 'PLANNED'""";

    private final DataSource database;
    private final DispatchConfig config;

    @Inject
    OutcomeRows(DataSource database, DispatchConfig config) {
        this.database = database;
        this.config = config;
    }

    /**
     * A row whose claim still holds.
     *
     * @param ended why it ended while it was on its way; null when it did not
     * @param sendAt its moment by now
     */
    record Held(@Nullable String ended, Instant sendAt) {
        /** Whether it is due at another moment than the one it was read with. */
        boolean wasMoved(DueReminder due) {
            return !sendAt.equals(due.sendAt());
        }
    }

    /** Locks the rows of claims of a tenant; those whose claim was lost are missing. */
    Map<UUID, Held> hold(String tenant, List<Claims.Claim> claims) throws SQLException {
        List<UUID> ids = claims.stream().map(Claims.Claim::id).toList();
        List<UUID> holders = claims.stream().map(Claims.Claim::by).distinct().toList();
        Map<UUID, Held> held = new HashMap<>();
        try (var connection = database.getConnection();
                var select =
                        connection.prepareStatement(HELD.formatted(Marks.of(ids.size()), Marks.of(holders.size())))) {
            select.setString(1, tenant);
            int next = Marks.bind(select, 2, ids);
            Marks.bind(select, next, holders);
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    String ended = row.getString(2).equals("PLANNED") ? null : row.getString(3);
                    Instant sendAt = requireNonNull(row.getObject(4, LocalDateTime.class))
                            .toInstant(ZoneOffset.UTC);
                    held.put(UUID.fromString(row.getString(1)), new Held(ended, sendAt));
                }
            }
        }
        return held;
    }

    /** Writes what came of deliveries of a tenant whose rows are held; returns those of which it was recorded. */
    List<Delivered> write(String tenant, List<Delivered> deliveries) throws SQLException {
        List<Delivered> ended = new ArrayList<>();
        List<Delivered> written = new ArrayList<>();
        try (var connection = database.getConnection();
                var putOff = connection.prepareStatement(PUT_OFF);
                var postpone = connection.prepareStatement(POSTPONE)) {
            Map<PreparedStatement, List<Delivered>> batches = new LinkedHashMap<>();
            for (Delivered delivered : deliveries) {
                PreparedStatement statement = switch (delivered.outcome()) {
                    case Outcome.Deferred put when !delivered.isLast(config) -> putOff(putOff, delivered);
                    case Outcome.Postponed postponed -> postpone(postpone, delivered, postponed.until());
                    default -> null;
                };
                if (statement == null) {
                    ended.add(delivered);
                } else {
                    statement.addBatch();
                    batches.computeIfAbsent(statement, any -> new ArrayList<>()).add(delivered);
                }
            }
            for (var batch : batches.entrySet()) {
                int[] changed = batch.getKey().executeBatch();
                for (int i = 0; i < changed.length; i++) {
                    if (changed[i] == 1) {
                        written.add(batch.getValue().get(i));
                    }
                }
            }
            end(connection, tenant, ended);
            written.addAll(ended);
        }
        return written;
    }

    private void end(Connection connection, String tenant, List<Delivered> ended) throws SQLException {
        if (ended.isEmpty()) {
            return;
        }
        try (var end = connection.prepareStatement(END)) {
            end.setString(1, Ending.json(ended, config));
            end.setString(2, tenant);
            if (end.executeUpdate() != ended.size()) {
                throw new IllegalStateException("not all of " + ended.size() + " reminders are there to end");
            }
        }
    }

    /** Lets go of those of a tenant that were moved before anything went out: they come at their moment. */
    void letGo(List<Claims.Claim> moved) throws SQLException {
        if (moved.isEmpty()) {
            return;
        }
        try (var connection = database.getConnection();
                var letGo = connection.prepareStatement(LET_GO)) {
            for (Claims.Claim claim : moved) {
                claimed(letGo, 1, claim);
                letGo.addBatch();
            }
            letGo.executeBatch();
        }
    }

    /** Writes that it is in its person's inbox while its mail waits. */
    void arrived(Claims.Claim claim, Instant now) throws SQLException {
        try (var connection = database.getConnection();
                var arrived = connection.prepareStatement(ARRIVED)) {
            arrived.setObject(1, utc(now));
            claimed(arrived, 2, claim);
            arrived.executeUpdate();
        }
    }

    /** Counts an attempt for a row that cannot even be read. */
    void unreadable(Claims.Claim claim, String reason) throws SQLException {
        try (var connection = database.getConnection();
                var unreadable = connection.prepareStatement(UNREADABLE)) {
            unreadable.setInt(1, config.attempts());
            unreadable.setString(2, Reasons.fitting(reason));
            unreadable.setLong(3, config.longestPause().toNanos() / 1000);
            claimed(unreadable, 4, claim);
            unreadable.executeUpdate();
        }
    }

    private PreparedStatement putOff(PreparedStatement putOff, Delivered delivered) throws SQLException {
        putOff.setString(1, Reasons.fitting(delivered.reason(config)));
        putOff.setObject(2, arrivedAt(delivered));
        putOff.setLong(3, config.pause(delivered.due().attempts()).toNanos() / 1000);
        claimed(putOff, 4, delivered.claim());
        return putOff;
    }

    private PreparedStatement postpone(PreparedStatement postpone, Delivered delivered, Instant until)
            throws SQLException {
        postpone.setString(1, Reasons.fitting(delivered.reason(config)));
        postpone.setObject(2, utc(until));
        postpone.setObject(3, arrivedAt(delivered));
        claimed(postpone, 4, delivered.claim());
        return postpone;
    }

    private static @Nullable LocalDateTime arrivedAt(Delivered delivered) {
        return delivered.arrives() ? utc(delivered.at()) : null;
    }

    private static void claimed(PreparedStatement statement, int first, Claims.Claim claim) throws SQLException {
        statement.setString(first, claim.tenant());
        statement.setObject(first + 1, claim.id());
        statement.setObject(first + 2, claim.by());
    }

    private static LocalDateTime utc(Instant moment) {
        return LocalDateTime.ofInstant(moment, ZoneOffset.UTC);
    }
}
