package dev.milepost.alert.webhook.dispatch;

import dev.milepost.alert.webhook.WebhookConfig;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * Takes out of the log what has been over for long enough, in the order in which it came, and for all tenants; and then the
 * events of which no delivery is left.
 */
@ApplicationScoped
class ForgetDeliveries {
    private static final int BATCH = 1000;

    /** When most events have lost their deliveries: to look before is to look again. */
    private static final Duration LONGER = Duration.ofDays(7);

    private static final String OLDEST = """
            SELECT number, state <> 'PENDING' AND ended_at < UTC_TIMESTAMP(6) - INTERVAL ? SECOND,
              created_at < UTC_TIMESTAMP(6) - INTERVAL ? SECOND
            FROM webhook_delivery WHERE number > ? ORDER BY number LIMIT ?""";
    // What is put in line again meanwhile stays.
    private static final String ATTEMPTS = """
            DELETE a FROM webhook_attempt a JOIN webhook_delivery d
              ON a.tenant_id = d.tenant_id AND a.webhook_id = d.webhook_id AND a.event_id = d.event_id
            WHERE d.number IN (%s) AND d.state <> 'PENDING'""";
    private static final String DELIVERIES = "DELETE FROM webhook_delivery WHERE number IN (%s) AND state <> 'PENDING'";
    // By the webhooks of the tenant, as no index of deliveries begins with the event.
    static final String EVENTS = """
            SELECT m.stored_at, m.tenant_id, m.event_id, EXISTS (
              SELECT 1 FROM webhook w STRAIGHT_JOIN webhook_delivery d FORCE INDEX (webhook_delivery_once)
                ON d.tenant_id = w.tenant_id AND d.webhook_id = w.id
              WHERE w.tenant_id = m.tenant_id AND d.event_id = m.event_id)
            FROM webhook_message m FORCE INDEX (webhook_message_age)
            WHERE m.stored_at < UTC_TIMESTAMP(6) - INTERVAL ? SECOND AND m.stored_at >= ?
              AND (m.stored_at > ? OR m.tenant_id > ? OR m.tenant_id = ? AND m.event_id > ?)
            ORDER BY m.stored_at, m.tenant_id, m.event_id LIMIT ?""";
    private static final String EVENT = "DELETE FROM webhook_message WHERE tenant_id = ? AND event_id = ?";

    private final DataSource database;
    private final WebhookConfig config;

    @Inject
    ForgetDeliveries(DataSource database, WebhookConfig config) {
        this.database = database;
        this.config = config;
    }

    @Scheduled(every = "10m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forget() throws SQLException {
        try (Connection connection = database.getConnection()) {
            forgetDeliveries(connection);
            forgetEvents(connection);
        }
    }

    /** Goes on behind what still waits, so that a delivery without an end does not keep all after it. */
    private void forgetDeliveries(Connection connection) throws SQLException {
        long last = 0;
        int seen;
        do {
            List<Long> over = new ArrayList<>();
            seen = 0;
            try (var select = connection.prepareStatement(OLDEST)) {
                select.setLong(1, config.keepFor().toSeconds());
                select.setLong(2, config.keepFor().toSeconds());
                select.setLong(3, last);
                select.setInt(4, BATCH);
                try (var row = select.executeQuery()) {
                    while (row.next() && row.getBoolean(3)) {
                        seen++;
                        last = row.getLong(1);
                        if (row.getBoolean(2)) {
                            over.add(last);
                        }
                    }
                }
            }
            delete(connection, over);
        } while (seen == BATCH);
    }

    private static void delete(Connection connection, List<Long> over) throws SQLException {
        if (over.isEmpty()) {
            return;
        }
        String numbers = over.stream().map(String::valueOf).collect(Collectors.joining(", "));
        try (var statement = connection.createStatement()) {
            statement.executeUpdate(ATTEMPTS.formatted(numbers));
            statement.executeUpdate(DELIVERIES.formatted(numbers));
        }
    }

    /** An event in the order of their age. */
    private record Place(LocalDateTime storedAt, String tenant, UUID event) {
        static final Place BEGINNING = new Place(LocalDateTime.of(1970, 1, 1, 0, 0), "", new UUID(0, 0));
    }

    /** Reads without locks, and goes on behind what stays. */
    private void forgetEvents(Connection connection) throws SQLException {
        Place last = Place.BEGINNING;
        int seen;
        do {
            seen = 0;
            try (var select = connection.prepareStatement(EVENTS);
                    var delete = connection.prepareStatement(EVENT)) {
                select.setLong(1, config.keepFor().plus(LONGER).toSeconds());
                select.setObject(2, last.storedAt());
                select.setObject(3, last.storedAt());
                select.setString(4, last.tenant());
                select.setString(5, last.tenant());
                select.setObject(6, last.event());
                select.setInt(7, BATCH);
                try (var row = select.executeQuery()) {
                    while (row.next()) {
                        seen++;
                        last = new Place(
                                row.getObject(1, LocalDateTime.class),
                                row.getString(2),
                                UUID.fromString(row.getString(3)));
                        if (!row.getBoolean(4)) {
                            delete.setString(1, last.tenant());
                            delete.setObject(2, last.event());
                            delete.addBatch();
                        }
                    }
                }
                delete.executeBatch();
            }
        } while (seen == BATCH);
    }
}
