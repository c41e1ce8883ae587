package dev.milepost.alert.inbox;

import dev.milepost.kit.sql.Marks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Puts reminders into the inboxes of their persons, in the running transaction; for the dispatcher, which has no session and has
 * locked their rows: whoever ends their work does so before, and the entry is settled, or after, and finds the entry. An entry
 * has the id of its reminder, so it is there once whoever comes again.
 */
@ApplicationScoped
public class PutInInbox {
    // Not INSERT … SELECT: MariaDB writes its log to the disk in the middle of the transaction for each of these.
    private static final String PUT = """
            INSERT INTO inbox_entry (id, tenant_id, person_id, contract_id, milestone_id, subject, subject_id, kind, due_date,
              rung, arrived_at, shown_at, unread, settled_at, settled_reason)
            VALUES %s ON DUPLICATE KEY UPDATE id = inbox_entry.id""";

    private static final String ROW = "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private final DataSource database;

    @Inject
    PutInInbox(DataSource database) {
        this.database = database;
    }

    /**
     * What arrives for a person.
     *
     * @param kind the subject without its field
     * @param shownAt when it is new, where its subject is snoozed; null for at once
     * @param unread false where its contract or milestone is muted
     * @param settled why it ended while it was on its way; null when it did not
     */
    public record Entry(
            UUID reminder,
            UUID person,
            UUID contract,
            @Nullable UUID milestone,
            String subject,
            UUID subjectId,
            String kind,
            LocalDate dueDate,
            String rung,
            @Nullable Instant shownAt,
            boolean unread,
            @Nullable String settled) {}

    /** Puts them there at {@code now}. */
    public void put(String tenant, List<Entry> entries, Instant now) {
        for (List<Entry> part : Marks.parts(entries)) {
            String rows = String.join(", ", Collections.nCopies(part.size(), ROW));
            try (var connection = database.getConnection();
                    var put = connection.prepareStatement(PUT.formatted(rows))) {
                int next = 1;
                for (Entry entry : part) {
                    next = bind(put, next, tenant, entry, now);
                }
                put.executeUpdate();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static int bind(PreparedStatement put, int first, String tenant, Entry entry, Instant now)
            throws SQLException {
        int next = first;
        put.setObject(next++, entry.reminder());
        put.setString(next++, tenant);
        put.setObject(next++, entry.person());
        put.setObject(next++, entry.contract());
        put.setObject(next++, entry.milestone());
        put.setString(next++, entry.subject());
        put.setObject(next++, entry.subjectId());
        put.setString(next++, entry.kind());
        put.setObject(next++, entry.dueDate());
        put.setString(next++, entry.rung());
        put.setObject(next++, utc(now));
        put.setObject(next++, utc(entry.shownAt() == null ? now : entry.shownAt()));
        put.setBoolean(next++, entry.unread() && entry.settled() == null);
        put.setObject(next++, entry.settled() == null ? null : utc(now));
        put.setString(next++, entry.settled());
        return next;
    }

    private static LocalDateTime utc(Instant moment) {
        return LocalDateTime.ofInstant(moment, ZoneOffset.UTC);
    }
}
