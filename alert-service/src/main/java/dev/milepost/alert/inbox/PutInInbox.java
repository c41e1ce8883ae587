package dev.milepost.alert.inbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
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
     * What arrives, for whoever still holds the claim of its reminder.
     *
     * @param shownAt when it is new: later than {@code at} where its subject is snoozed
     * @param unread false where its contract or milestone is muted
     */
    public record Entry(UUID reminder, UUID claimedBy, UUID person, Instant at, Instant shownAt, boolean unread) {}

    /** Puts them there. */
    public void put(String tenant, List<Entry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        try (var connection = database.getConnection();
                var put = connection.prepareStatement(PUT)) {
            for (Entry entry : entries) {
                put.setObject(1, entry.person());
                put.setObject(2, utc(entry.at()));
                put.setObject(3, utc(entry.shownAt()));
                put.setBoolean(4, entry.unread());
                put.setObject(5, utc(entry.at()));
                put.setString(6, tenant);
                put.setObject(7, entry.reminder());
                put.setObject(8, entry.claimedBy());
                put.addBatch();
            }
            put.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static LocalDateTime utc(Instant moment) {
        return LocalDateTime.ofInstant(moment, ZoneOffset.UTC);
    }
}
