package dev.milepost.alert.webhook.delivery;

import dev.milepost.kit.tenant.CurrentTenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Puts deliveries of the current tenant in line, again, or takes them out of it, in the running transaction. In SQL, as
 * the rows of an event or a replay are many.
 */
@ApplicationScoped
public class Deliveries {
    private static final String KEEP = """
            INSERT IGNORE INTO webhook_message (tenant_id, event_id, payload, stored_at)
            VALUES (?, ?, ?, UTC_TIMESTAMP(6))""";
    private static final String PUT = """
            INSERT IGNORE INTO webhook_delivery
              (tenant_id, webhook_id, event_id, event_type, stream_id, state, due_at, created_at)
            VALUES (?, ?, ?, ?, ?, 'PENDING', UTC_TIMESTAMP(6), UTC_TIMESTAMP(6))""";
    private static final String CANCEL = """
            UPDATE webhook_delivery SET state = 'CANCELLED', reason = ?, due_at = NULL, ended_at = UTC_TIMESTAMP(6)
            WHERE tenant_id = ? AND webhook_id = ? AND due_at IS NOT NULL""";
    // What is being sent right now is left alone.
    private static final String AGAIN = """
            UPDATE webhook_delivery SET state = 'PENDING', due_at = UTC_TIMESTAMP(6), claimed_by = NULL, tries = 0,
              ended_at = NULL, reason = 'put in line again'
            WHERE tenant_id = ? AND webhook_id = ? AND (state <> 'PENDING' OR claimed_by IS NULL)""";
    private static final String CREATED = """
            SELECT created_at FROM webhook_delivery
            WHERE tenant_id = ? AND webhook_id = ? AND (state <> 'PENDING' OR claimed_by IS NULL)""";

    private static final int LONGEST_REASON = 1000;

    private final DataSource database;
    private final CurrentTenant tenant;
    private final DueSignal signal;

    @Inject
    Deliveries(DataSource database, CurrentTenant tenant, DueSignal signal) {
        this.database = database;
        this.tenant = tenant;
        this.signal = signal;
    }

    /** An event as it is sent, and who is to get it. */
    record Message(UUID eventId, String type, UUID stream, String payload, List<UUID> webhooks) {}

    /** Puts {@code messages} in line, in their order. */
    @Transactional(Transactional.TxType.MANDATORY)
    void put(List<Message> messages) {
        run(connection -> {
            try (var keep = connection.prepareStatement(KEEP);
                    var put = connection.prepareStatement(PUT)) {
                for (Message message : messages) {
                    keep.setString(1, tenant.get());
                    keep.setObject(2, message.eventId());
                    keep.setString(3, message.payload());
                    keep.addBatch();
                    for (UUID webhook : message.webhooks()) {
                        put.setString(1, tenant.get());
                        put.setObject(2, webhook);
                        put.setObject(3, message.eventId());
                        put.setString(4, message.type());
                        put.setObject(5, message.stream());
                        put.addBatch();
                    }
                }
                keep.executeBatch();
                put.executeBatch();
                return messages.size();
            }
        });
        signal.afterCommit();
    }

    /** Ends what waits for a webhook, and says how much that was. */
    @Transactional(Transactional.TxType.MANDATORY)
    public int cancel(UUID webhook, String reason) {
        return run(connection -> {
            try (var cancel = connection.prepareStatement(CANCEL)) {
                cancel.setString(1, reason.substring(0, Math.min(reason.length(), LONGEST_REASON)));
                cancel.setString(2, tenant.get());
                cancel.setObject(3, webhook);
                return cancel.executeUpdate();
            }
        });
    }

    /** Puts one in line again; false when it is being sent right now. */
    @Transactional(Transactional.TxType.MANDATORY)
    boolean again(UUID webhook, UUID eventId) {
        return 1 == again(webhook, " AND event_id = ?", List.of(eventId));
    }

    /** How many were put in line again, and from when on there are more; null when there are none. */
    record Again(int count, @Nullable Instant moreFrom) {}

    /** Puts those of that time in line again, at most {@code limit}, the oldest first. */
    @Transactional(Transactional.TxType.MANDATORY)
    Again again(UUID webhook, List<DeliveryState> states, @Nullable Instant from, @Nullable Instant to, int limit) {
        StringBuilder where = new StringBuilder(" AND state IN (")
                .append(states.stream().map(state -> "?").collect(Collectors.joining(", ")))
                .append(')');
        List<Object> values = new ArrayList<>(states.stream().map(Enum::name).toList());
        if (from != null) {
            where.append(" AND created_at >= ?");
            values.add(LocalDateTime.ofInstant(from, ZoneOffset.UTC));
        }
        if (to != null) {
            where.append(" AND created_at < ?");
            values.add(LocalDateTime.ofInstant(to, ZoneOffset.UTC));
        }
        where.append(" ORDER BY number LIMIT ");
        // Before the states change.
        Optional<Instant> moreFrom = createdAt(webhook, where.toString() + limit + ", 1", values);
        return new Again(again(webhook, where.toString() + limit, values), moreFrom.orElse(null));
    }

    private int again(UUID webhook, String where, List<?> values) {
        signal.afterCommit();
        return run(connection -> {
            try (PreparedStatement again = connection.prepareStatement(AGAIN + where)) {
                bind(again, webhook, values);
                return again.executeUpdate();
            }
        });
    }

    private Optional<Instant> createdAt(UUID webhook, String where, List<?> values) {
        return run(connection -> {
            try (PreparedStatement select = connection.prepareStatement(CREATED + where)) {
                bind(select, webhook, values);
                try (var row = select.executeQuery()) {
                    return row.next()
                            ? Optional.of(row.getObject(1, LocalDateTime.class).toInstant(ZoneOffset.UTC))
                            : Optional.empty();
                }
            }
        });
    }

    private void bind(PreparedStatement statement, UUID webhook, List<?> values) throws SQLException {
        statement.setString(1, tenant.get());
        statement.setObject(2, webhook);
        for (int i = 0; i < values.size(); i++) {
            statement.setObject(i + 3, values.get(i));
        }
    }

    private interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    private <T> T run(Work<T> work) {
        try (Connection connection = database.getConnection()) {
            return work.on(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
