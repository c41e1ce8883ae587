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
 * stays a day longer than its deliveries, so that none of them is without it.
 */
@ApplicationScoped
class ForgetDeliveries {
    private static final int BATCH = 1000;
    private static final Duration LONGER = Duration.ofDays(1);

    private static final String OLDEST = """
            SELECT number, state <> 'PENDING' AND created_at < UTC_TIMESTAMP(6) - INTERVAL ? SECOND
            FROM webhook_delivery ORDER BY number LIMIT ?""";
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
            int gone;
            do {
                gone = deliveries(connection);
            } while (gone == BATCH);
            try (var delete = connection.prepareStatement(MESSAGES)) {
                delete.setLong(1, config.keepFor().plus(LONGER).toSeconds());
                delete.setInt(2, BATCH);
                do {
                    gone = delete.executeUpdate();
                } while (gone == BATCH);
            }
        }
    }

    private int deliveries(Connection connection) throws SQLException {
        List<Long> old = new ArrayList<>();
        try (var select = connection.prepareStatement(OLDEST)) {
            select.setLong(1, config.keepFor().toSeconds());
            select.setInt(2, BATCH);
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    if (row.getBoolean(2)) {
                        old.add(row.getLong(1));
                    }
                }
            }
        }
        if (old.isEmpty()) {
            return 0;
        }
        String numbers = old.stream().map(String::valueOf).collect(Collectors.joining(", "));
        try (var statement = connection.createStatement()) {
            statement.executeUpdate(ATTEMPTS.formatted(numbers));
            statement.executeUpdate(DELIVERIES.formatted(numbers));
        }
        return old.size();
    }
}
