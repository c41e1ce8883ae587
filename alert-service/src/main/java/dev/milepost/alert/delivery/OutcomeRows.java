package dev.milepost.alert.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The statements that write outcomes into the ledger; each names the tenant, and counts only for whoever still holds the
 * claim.
 */
@ApplicationScoped
class OutcomeRows {
    private static final String END = """
            UPDATE reminder SET state = ?, reason = ?, address = ?, sent_at = ?, attempts = attempts + ?,
              inbox_at = COALESCE(inbox_at, ?), claimed_by = NULL, not_before = NULL
            WHERE tenant_id = ? AND id = ? AND claimed_by = ? AND state IN ('PLANNED', 'CANCELLED', 'SKIPPED')""";
    private static final String PUT_OFF = """
            UPDATE reminder SET reason = ?, attempts = attempts + 1, inbox_at = COALESCE(inbox_at, ?), claimed_by = NULL,
              not_before = UTC_TIMESTAMP(6) + INTERVAL ? MICROSECOND
            WHERE tenant_id = ? AND id = ? AND claimed_by = ? AND state = 'PLANNED'""";

    private static final String POSTPONE = """
            UPDATE reminder SET reason = ?, send_at = ?, inbox_at = COALESCE(inbox_at, ?), claimed_by = NULL, not_before = NULL
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

    /** Writes what came of deliveries in one go; returns those whose claim was not lost. */
    List<Delivered> write(List<Delivered> deliveries) throws SQLException {
        List<Delivered> written = new ArrayList<>();
        try (var connection = database.getConnection();
                var end = connection.prepareStatement(END);
                var putOff = connection.prepareStatement(PUT_OFF);
                var postpone = connection.prepareStatement(POSTPONE)) {
            Map<PreparedStatement, List<Delivered>> batches = new LinkedHashMap<>();
            for (Delivered delivered : deliveries) {
                PreparedStatement statement = switch (delivered.outcome()) {
                    case Outcome.Deferred put when !delivered.isLast(config) -> putOff(putOff, delivered);
                    case Outcome.Postponed postponed -> postpone(postpone, delivered, postponed.until());
                    default -> end(end, delivered);
                };
                statement.addBatch();
                batches.computeIfAbsent(statement, any -> new ArrayList<>()).add(delivered);
            }
            for (var batch : batches.entrySet()) {
                int[] changed = batch.getKey().executeBatch();
                for (int i = 0; i < changed.length; i++) {
                    if (changed[i] == 1) {
                        written.add(batch.getValue().get(i));
                    }
                }
            }
        }
        return written;
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

    private PreparedStatement end(PreparedStatement end, Delivered delivered) throws SQLException {
        boolean isSent = delivered.outcome() instanceof Outcome.Accepted;
        boolean isSkipped =
                delivered.outcome() instanceof Outcome.Skipped || delivered.outcome() instanceof Outcome.Folded;
        end.setString(1, isSent ? "SENT" : isSkipped ? "SKIPPED" : "FAILED");
        end.setString(2, Reasons.fitting(delivered.reason(config)));
        end.setString(
                3,
                delivered.outcome() instanceof Outcome.Accepted accepted
                        ? accepted.address()
                        : isSkipped ? null : delivered.address());
        end.setObject(4, isSent ? utc(delivered.at()) : null);
        end.setInt(5, isSkipped ? 0 : 1);
        end.setObject(6, arrivedAt(delivered));
        claimed(end, 7, delivered.claim());
        return end;
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
