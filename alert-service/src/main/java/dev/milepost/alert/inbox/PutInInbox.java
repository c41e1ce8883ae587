package dev.milepost.alert.inbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Puts a reminder into its person's inbox, in the running transaction; for the dispatcher, which has no session. The entry
 * has the id of its reminder, so it is there once whoever comes again. What ended while it was on its way is settled.
 */
@ApplicationScoped
public class PutInInbox {
    // The row is locked first: whoever ends its work does so before, and is seen here, or after, and finds the entry.
    static final String PUT = """
            INSERT INTO inbox_entry (id, tenant_id, person_id, contract_id, milestone_id, subject, subject_id, kind, due_date,
              rung, arrived_at, shown_at, unread, settled_at, settled_reason)
            SELECT r.id, r.tenant_id, ?, r.contract_id, r.milestone_id, r.subject, r.subject_id,
              SUBSTRING_INDEX(r.subject, ':', 1), r.due_date, r.rung, ?, ?, ? AND r.state = 'PLANNED',
              IF(r.state = 'PLANNED', NULL, ?), IF(r.state = 'PLANNED', NULL, r.reason)
            FROM reminder r WHERE r.tenant_id = ? AND r.id = ? AND r.claimed_by = ? FOR UPDATE
            ON DUPLICATE KEY UPDATE id = inbox_entry.id""";

    private final DataSource database;

    @Inject
    PutInInbox(DataSource database) {
        this.database = database;
    }

    /**
     * Puts it there for whoever still holds the claim.
     *
     * @param shownAt when it is new: later than {@code now} where its subject is snoozed
     * @param unread false where its contract or milestone is muted
     */
    public void put(
            String tenant, UUID reminder, UUID claimedBy, UUID person, Instant now, Instant shownAt, boolean unread)
            throws SQLException {
        try (var connection = database.getConnection();
                var put = connection.prepareStatement(PUT)) {
            put.setObject(1, person);
            put.setObject(2, utc(now));
            put.setObject(3, utc(shownAt));
            put.setBoolean(4, unread);
            put.setObject(5, utc(now));
            put.setString(6, tenant);
            put.setObject(7, reminder);
            put.setObject(8, claimedBy);
            put.executeUpdate();
        }
    }

    private static LocalDateTime utc(Instant moment) {
        return LocalDateTime.ofInstant(moment, ZoneOffset.UTC);
    }
}
