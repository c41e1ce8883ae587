package dev.milepost.kit.outbox;

import dev.milepost.events.Event;
import dev.milepost.events.EventJson;
import dev.milepost.kit.tenant.CurrentTenant;
import dev.milepost.kit.time.BusinessClock;
import dev.milepost.kit.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Where events go: into the transaction of the change they tell of. A stream's sequence is counted under its row lock,
 * which is held until the commit, so that sequences are gapless and ids of one stream commit in order.
 */
@ApplicationScoped
public class Outbox {
    private static final String NEXT_SEQUENCE = """
            INSERT INTO event_stream (tenant_id, stream_id, last_sequence) VALUES (?, ?, ?)
            ON DUPLICATE KEY UPDATE last_sequence = last_sequence + ?
            RETURNING last_sequence""";
    private static final String APPEND = """
            INSERT INTO outbox (tenant_id, stream_id, sequence, event_id, type, subject_id, payload, created_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)""";

    private final DataSource database;
    private final TransactionSynchronizationRegistry transaction;
    private final CurrentTenant tenant;
    private final BusinessClock clock;
    private final Ids ids;
    private final OutboxRelay relay;
    private final String source;

    @Inject
    Outbox(
            DataSource database,
            TransactionSynchronizationRegistry transaction,
            CurrentTenant tenant,
            BusinessClock clock,
            Ids ids,
            OutboxRelay relay,
            @ConfigProperty(name = "quarkus.application.name") String application) {
        this.database = database;
        this.transaction = transaction;
        this.tenant = tenant;
        this.clock = clock;
        this.ids = ids;
        this.relay = relay;
        this.source = "/" + application;
    }

    /** Appends {@code events} to {@code stream} in their order; they are published once the transaction commits. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void append(UUID stream, List<PendingEvent> events) {
        if (events.isEmpty()) {
            return;
        }
        String owner = tenant.get();
        Instant now = clock.instant();
        try (Connection connection = database.getConnection()) {
            long sequence = lastSequence(connection, owner, stream, events.size()) - events.size();
            try (var append = connection.prepareStatement(APPEND)) {
                for (PendingEvent pending : events) {
                    sequence++;
                    UUID id = ids.next();
                    Event event = Event.of(
                            id,
                            source,
                            pending.type(),
                            pending.subject(),
                            now,
                            stream,
                            sequence,
                            owner,
                            pending.data());
                    append.setString(1, owner);
                    append.setObject(2, stream);
                    append.setLong(3, sequence);
                    append.setObject(4, id);
                    append.setString(5, event.type());
                    append.setObject(6, pending.subject());
                    append.setString(7, EventJson.write(event));
                    append.setObject(8, LocalDateTime.ofInstant(now, ZoneOffset.UTC));
                    if (events.size() == 1) {
                        append.executeUpdate();
                    } else {
                        append.addBatch();
                    }
                }
                if (events.size() > 1) {
                    append.executeBatch();
                }
            }
        } catch (SQLException e) {
            throw new OutboxException(e);
        }
        transaction.registerInterposedSynchronization(new WakeAfterCommit(relay));
    }

    private static long lastSequence(Connection connection, String tenant, UUID stream, int count) throws SQLException {
        try (var next = connection.prepareStatement(NEXT_SEQUENCE)) {
            next.setString(1, tenant);
            next.setObject(2, stream);
            next.setLong(3, count);
            next.setLong(4, count);
            try (var row = next.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private record WakeAfterCommit(OutboxRelay relay) implements Synchronization {
        @Override
        public void beforeCompletion() {}

        @Override
        public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) {
                relay.wake();
            }
        }
    }

    /** The database refused a row; the transaction is lost with it. */
    static final class OutboxException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        OutboxException(SQLException cause) {
            super(cause.getMessage(), cause);
        }
    }
}
