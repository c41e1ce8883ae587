package dev.milepost.alert.inbox;

import dev.milepost.kit.time.BusinessClock;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Takes out of inboxes what was read and is old, for all tenants; the ledger keeps its row. What is unread stays, and what
 * waits for an approval until it is settled. It walks the primary key: ids begin with the time they were made, so the old
 * ones come first, and the dispatcher has no further index to write. Each batch is a read without locks and a delete of
 * those few rows.
 */
@ApplicationScoped
class ForgetEntries {
    private static final int BATCH = 1000;
    private static final UUID FIRST = new UUID(0, 0);

    private static final String OVER = """
            unread = FALSE AND shown_at < ? AND IF(settled_at IS NULL, kind <> 'GATE_WAITING', settled_at < ?)""";
    static final String OLDEST =
            "SELECT id, " + OVER + " FROM inbox_entry WHERE id > ? AND id < ? ORDER BY id LIMIT " + BATCH;
    private static final String DELETE = "DELETE FROM inbox_entry WHERE id IN (%s) AND " + OVER;

    private final DataSource database;
    private final InboxConfig config;
    private final BusinessClock clock;

    @Inject
    ForgetEntries(DataSource database, InboxConfig config, BusinessClock clock) {
        this.database = database;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(every = "6h", delayed = "5m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forget() throws SQLException {
        Instant then = clock.instant().minus(config.keepFor());
        try (Connection connection = database.getConnection()) {
            UUID last = FIRST;
            while (last != null) {
                last = forgetBehind(last, then, connection);
            }
        }
    }

    /** The last one that was looked at; null when there are no more. */
    private static @Nullable UUID forgetBehind(UUID after, Instant then, Connection connection) throws SQLException {
        List<UUID> over = new ArrayList<>();
        UUID last = after;
        int seen = 0;
        try (var select = connection.prepareStatement(OLDEST)) {
            LocalDateTime moment = LocalDateTime.ofInstant(then, ZoneOffset.UTC);
            select.setObject(1, moment);
            select.setObject(2, moment);
            select.setObject(3, after);
            select.setObject(4, madeBefore(then));
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    seen++;
                    last = UUID.fromString(row.getString(1));
                    if (row.getBoolean(2)) {
                        over.add(last);
                    }
                }
            }
            if (!over.isEmpty()) {
                delete(over, moment, connection);
            }
        }
        return seen < BATCH ? null : last;
    }

    /** As long as that still holds: one may have been snoozed or marked as unread meanwhile. */
    private static void delete(List<UUID> over, LocalDateTime moment, Connection connection) throws SQLException {
        String ids = String.join(", ", Collections.nCopies(over.size(), "?"));
        try (var delete = connection.prepareStatement(DELETE.formatted(ids))) {
            for (int i = 0; i < over.size(); i++) {
                delete.setObject(i + 1, over.get(i));
            }
            delete.setObject(over.size() + 1, moment);
            delete.setObject(over.size() + 2, moment);
            delete.executeUpdate();
        }
    }

    /** The least UUIDv7 (RFC 9562) of that moment. */
    private static UUID madeBefore(Instant then) {
        return new UUID(then.toEpochMilli() << 16 | 0x7000, 0x8000_0000_0000_0000L);
    }
}
