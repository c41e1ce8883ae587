package dev.milepost.alert.inbox;

import dev.milepost.kit.sql.Marks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

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
            SELECT r.id, r.tenant_id, CAST(r.recipient AS UUID), r.contract_id, r.milestone_id, r.subject, r.subject_id,
              SUBSTRING_INDEX(r.subject, ':', 1), r.due_date, r.rung, ?, ?, ? AND r.state = 'PLANNED',
              IF(r.state = 'PLANNED', NULL, ?), IF(r.state = 'PLANNED', NULL, r.reason)
            FROM reminder r FORCE INDEX (PRIMARY) WHERE r.tenant_id = ? AND r.claimed_by = ? AND r.id IN (%s) FOR UPDATE
            ON DUPLICATE KEY UPDATE id = inbox_entry.id""";

    private final DataSource database;

    @Inject
    PutInInbox(DataSource database) {
        this.database = database;
    }

    /**
     * What arrives for a person, for whoever still holds the claim of its reminder.
     *
     * @param shownAt when it is new, where its subject is snoozed; null for at once
     * @param unread false where its contract or milestone is muted
     */
    public record Entry(
            UUID reminder, UUID claimedBy, @Nullable Instant shownAt, boolean unread) {
        private Entry alike() {
            return new Entry(claimedBy, claimedBy, shownAt, unread);
        }
    }

    /** Puts them there at {@code now}; all that come alike in one statement. */
    public void put(String tenant, List<Entry> entries, Instant now) {
        entries.stream().collect(Collectors.groupingBy(Entry::alike)).values().forEach(alike -> {
            try (var connection = database.getConnection();
                    var put = connection.prepareStatement(PUT.formatted(Marks.of(alike.size())))) {
                Entry any = alike.getFirst();
                put.setObject(1, utc(now));
                put.setObject(2, utc(any.shownAt() == null ? now : any.shownAt()));
                put.setBoolean(3, any.unread());
                put.setObject(4, utc(now));
                put.setString(5, tenant);
                put.setObject(6, any.claimedBy());
                Marks.bind(put, 7, alike.stream().map(Entry::reminder).toList());
                put.executeUpdate();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static LocalDateTime utc(Instant moment) {
        return LocalDateTime.ofInstant(moment, ZoneOffset.UTC);
    }
}
