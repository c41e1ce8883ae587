package dev.milepost.kit.eventlog;

import dev.milepost.kit.tenant.CurrentTenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Reads the events that this service wrote for the caller's tenant. Who may see which is the caller's to decide. */
@ApplicationScoped
public class EventLog {
    private static final String OF_SUBJECT = """
            SELECT payload, chain_hash, NULL FROM outbox WHERE tenant_id = ? AND subject_id = ? ORDER BY id""";
    private static final String NEWEST_FIRST = """
            SELECT o.payload, o.chain_hash,
              (SELECT p.payload FROM outbox p WHERE p.tenant_id = o.tenant_id AND p.subject_id = o.subject_id
                 AND p.id < o.id ORDER BY p.id DESC LIMIT 1)
            FROM outbox o WHERE o.tenant_id = ? AND o.stream_id = ? AND o.sequence < ?
            ORDER BY o.sequence DESC LIMIT ?""";
    private static final String AS_OF = """
            SELECT o.payload, o.chain_hash, NULL FROM outbox o JOIN (
              SELECT MAX(sequence) AS sequence FROM outbox WHERE tenant_id = ? AND stream_id = ? AND created_at <= ?
              GROUP BY subject_id) newest ON newest.sequence = o.sequence
            WHERE o.tenant_id = ? AND o.stream_id = ? ORDER BY o.sequence""";

    private final DataSource database;
    private final CurrentTenant tenant;
    private final HashChain chain;

    @Inject
    EventLog(DataSource database, CurrentTenant tenant, AuditConfig config) {
        this.database = database;
        this.tenant = tenant;
        this.chain = new HashChain(config.key());
    }

    /** All events about one thing, the oldest first; each with the one before it. */
    public List<LoggedEvent> ofSubject(UUID subject) {
        List<LoggedEvent> events = read(OF_SUBJECT, subject);
        List<LoggedEvent> linked = new ArrayList<>(events.size());
        LoggedEvent before = null;
        for (LoggedEvent event : events) {
            linked.add(event.after(before));
            before = event;
        }
        return linked;
    }

    /** At most {@code limit} events of a stream before {@code sequence}, the newest first. */
    public List<LoggedEvent> newestFirst(UUID stream, long sequence, int limit) {
        return read(NEWEST_FIRST, stream, sequence, limit);
    }

    /** The last event about each thing in a stream until {@code moment} of business time, in their order. */
    public List<LoggedEvent> asOf(UUID stream, Instant moment) {
        return read(AS_OF, stream, LocalDateTime.ofInstant(moment, ZoneOffset.UTC), tenant.get(), stream);
    }

    /**
     * Checks the seal of a stream from its first event to its last.
     *
     * @param known what somebody was told earlier, which must still be there; null to go by the stream alone
     */
    public ChainReport verify(UUID stream, @Nullable KnownEvent known) {
        try (Connection connection = database.getConnection()) {
            return new ChainVerification(chain).verify(connection, tenant.get(), stream, known);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<LoggedEvent> read(String sql, Object... values) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, tenant.get());
            for (int i = 0; i < values.length; i++) {
                select.setObject(i + 2, values[i]);
            }
            List<LoggedEvent> events = new ArrayList<>();
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    events.add(LoggedEvent.of(row.getString(1), row.getBytes(2), row.getString(3)));
                }
            }
            return events;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
