package dev.milepost.analytics.event;

import dev.milepost.events.Event;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** The events of a transaction, written to the log in one batch; those of a transaction that fails are forgotten. */
@TransactionScoped
class EventLog {
    static final String APPEND = """
            INSERT INTO event_log (tenant_id, source, stream_id, sequence, event_id, type, time, payload)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)""";

    private final DataSource database;
    private final List<Entry> pending = new ArrayList<>();

    @Inject
    EventLog(DataSource database) {
        this.database = database;
    }

    private record Entry(Event event, String json) {}

    void add(Event event, String json) {
        pending.add(new Entry(event, json));
    }

    void flush() {
        if (pending.isEmpty()) {
            return;
        }
        try (Connection connection = database.getConnection();
                var append = connection.prepareStatement(APPEND)) {
            for (Entry entry : pending) {
                Event event = entry.event();
                append.setString(1, event.tenant());
                append.setString(2, event.source());
                append.setObject(3, event.partitionkey());
                append.setLong(4, event.sequenceNumber());
                append.setObject(5, event.id());
                append.setString(6, event.type());
                append.setObject(7, LocalDateTime.ofInstant(event.time(), ZoneOffset.UTC));
                append.setString(8, entry.json());
                append.addBatch();
            }
            append.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot store events", e);
        }
        pending.clear();
    }
}
