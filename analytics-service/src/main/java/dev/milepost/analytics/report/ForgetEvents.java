package dev.milepost.analytics.report;

import dev.milepost.kit.time.BusinessClock;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Removes the events of runs that are over from the outbox, as they hold files: each stream as a whole, so that what stays
 * is sealed without a gap (docs/adr/020). {@link #OVER} serves all tenants; the others name theirs.
 */
@ApplicationScoped
class ForgetEvents {
    static final String OVER = """
            SELECT DISTINCT tenant_id, stream_id FROM (
              SELECT tenant_id, stream_id FROM outbox WHERE state = 1 AND created_at < ? ORDER BY id LIMIT 200) old""";
    static final String FORGET_STREAM = """
            DELETE FROM event_stream WHERE tenant_id = ? AND stream_id = ? AND NOT EXISTS (
              SELECT 1 FROM outbox WHERE tenant_id = ? AND stream_id = ? AND (created_at >= ? OR state <> 1))""";
    static final String FORGET_EVENTS = "DELETE FROM outbox WHERE tenant_id = ? AND stream_id = ?";

    private final DataSource database;
    private final BusinessClock clock;
    private final ReportConfig config;

    @Inject
    ForgetEvents(DataSource database, BusinessClock clock, ReportConfig config) {
        this.database = database;
        this.clock = clock;
        this.config = config;
    }

    private record Stream(String tenant, UUID id) {}

    /** Some of them, each in a transaction of its own; a stream that goes on is looked at again when it is as old. */
    @Scheduled(every = "10m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() throws SQLException {
        LocalDateTime before = RunStore.utc(clock.instant().minus(config.eventsKept()));
        for (Stream stream : over(before)) {
            QuarkusTransaction.requiringNew().run(() -> forget(stream, before));
        }
    }

    private List<Stream> over(LocalDateTime before) throws SQLException {
        try (Connection connection = database.getConnection();
                var select = connection.prepareStatement(OVER)) {
            select.setObject(1, before);
            List<Stream> found = new ArrayList<>();
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    found.add(new Stream(row.getString(1), UUID.fromString(row.getString(2))));
                }
            }
            return found;
        }
    }

    private void forget(Stream stream, LocalDateTime before) {
        try (Connection connection = database.getConnection();
                var forgetStream = connection.prepareStatement(FORGET_STREAM);
                var forgetEvents = connection.prepareStatement(FORGET_EVENTS)) {
            forgetStream.setString(1, stream.tenant());
            forgetStream.setObject(2, stream.id());
            forgetStream.setString(3, stream.tenant());
            forgetStream.setObject(4, stream.id());
            forgetStream.setObject(5, before);
            if (forgetStream.executeUpdate() == 1) {
                forgetEvents.setString(1, stream.tenant());
                forgetEvents.setObject(2, stream.id());
                forgetEvents.executeUpdate();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot forget the events of run " + stream.id(), e);
        }
    }
}
