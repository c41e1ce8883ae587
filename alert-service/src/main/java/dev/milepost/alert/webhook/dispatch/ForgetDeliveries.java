package dev.milepost.alert.webhook.dispatch;

import dev.milepost.alert.webhook.WebhookConfig;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * Takes out of the log what has been over for long enough, in the order in which it came, and for all tenants. An event
 * stays longer than its deliveries by what the retries of a replay on their last day may take.
 */
@ApplicationScoped
class ForgetDeliveries {
    private static final int BATCH = 1000;
    private static final Duration LONGER = Duration.ofDays(7);

    private static final String OLDEST = """
            SELECT number, state <> 'PENDING', created_at < UTC_TIMESTAMP(6) - INTERVAL ? SECOND
            FROM webhook_delivery WHERE number > ? ORDER BY number LIMIT ?""";
    private static final String ATTEMPTS = """
            DELETE a FROM webhook_attempt a JOIN webhook_delivery d
              ON a.tenant_id = d.tenant_id AND a.webhook_id = d.webhook_id AND a.event_id = d.event_id
            WHERE d.number IN (%s)""";
    private static final String DELIVERIES = "DELETE FROM webhook_delivery WHERE number IN (%s)";
    private static final String MESSAGES =
            "DELETE FROM webhook_message WHERE stored_at < UTC_TIMESTAMP(6) - INTERVAL ? SECOND LIMIT ?";

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
            try (var delete = connection.prepareStatement(MESSAGES)) {
                delete.setLong(1, config.keepFor().plus(LONGER).toSeconds());
                delete.setInt(2, BATCH);
                while (delete.executeUpdate() == BATCH) {}
            }
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
                select.setLong(2, last);
                select.setInt(3, BATCH);
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
}
