package dev.milepost.alert.webhook.delivery;

import dev.milepost.kit.sql.Marks;
import dev.milepost.kit.tenant.CurrentTenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
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
            UPDATE webhook_delivery FORCE INDEX (webhook_delivery_due) SET state = 'CANCELLED', reason = ?, due_at = NULL, ended_at = UTC_TIMESTAMP(6)
            WHERE tenant_id = ? AND webhook_id = ? AND due_at IS NOT NULL""";
    // What is being sent right now is left alone.
    static final String NOT_BEING_SENT = " AND (state <> 'PENDING' OR claimed_by IS NULL)";
    private static final String AGAIN = """
            SET state = 'PENDING', due_at = UTC_TIMESTAMP(6), claimed_by = NULL, tries = 0, ended_at = NULL,
              reason = 'put in line again'
            WHERE tenant_id = ? AND webhook_id = ?""" + NOT_BEING_SENT;
    private static final String ONE_AGAIN = "UPDATE webhook_delivery " + AGAIN + " AND event_id = ?";
    // By their numbers, as all that is read on the way to them would stay locked.
    private static final String MANY_AGAIN =
            "UPDATE webhook_delivery FORCE INDEX (PRIMARY) " + AGAIN + " AND state IN (%s) AND number IN (%s)";

    private static final int PART = 1024;

    private static final int LONGEST_REASON = 1000;

    private final DataSource database;
    private final CurrentTenant tenant;
    private final DeliveryLog log;
    private final DueSignal signal;

    @Inject
    Deliveries(DataSource database, CurrentTenant tenant, DeliveryLog log, DueSignal signal) {
        this.database = database;
        this.tenant = tenant;
        this.log = log;
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
        signal.afterCommit(messages.stream()
                .flatMap(message -> message.webhooks().stream())
                .collect(Collectors.toSet()));
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
        signal.afterCommit(List.of(webhook));
        return 1
                == run(connection -> {
                    try (var again = connection.prepareStatement(ONE_AGAIN)) {
                        again.setString(1, tenant.get());
                        again.setObject(2, webhook);
                        again.setObject(3, eventId);
                        return again.executeUpdate();
                    }
                });
    }

    /** How many were put in line again, and from when on there are more; null when there are none. */
    record Again(int count, @Nullable Instant moreFrom) {}

    /** Puts those of that time in line again, at most {@code limit}, the oldest first. */
    @Transactional(Transactional.TxType.MANDATORY)
    Again again(UUID webhook, List<DeliveryState> states, @Nullable Instant from, @Nullable Instant to, int limit) {
        List<DeliveryLog.Place> found = log.replayable(new DeliveryFilter(webhook, states, null, from, to), limit + 1);
        List<Long> numbers =
                found.stream().limit(limit).map(DeliveryLog.Place::number).toList();
        int count = 0;
        for (int first = 0; first < numbers.size(); first += PART) {
            count += again(webhook, states, numbers.subList(first, Math.min(first + PART, numbers.size())));
        }
        signal.afterCommit(List.of(webhook));
        return new Again(count, found.size() > limit ? found.getLast().createdAt() : null);
    }

    /** Those that are in other states by now, or are being sent, are left alone. */
    private int again(UUID webhook, List<DeliveryState> states, List<Long> numbers) {
        return run(connection -> {
            try (var again = connection.prepareStatement(
                    MANY_AGAIN.formatted(Marks.of(states.size()), Marks.of(numbers.size())))) {
                again.setString(1, tenant.get());
                again.setObject(2, webhook);
                int next = Marks.bind(again, 3, states.stream().map(Enum::name).toList());
                Marks.bind(again, next, numbers);
                return again.executeUpdate();
            }
        });
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
