package dev.milepost.alert.webhook.dispatch;

import static java.util.Objects.requireNonNull;

import dev.milepost.alert.webhook.WebhookKind;
import dev.milepost.alert.webhook.Webhooks;
import dev.milepost.alert.webhook.secret.SecretBox;
import dev.milepost.alert.webhook.secret.SignatureScheme;
import dev.milepost.alert.webhook.secret.SigningKey;
import dev.milepost.alert.webhook.secret.WebhookSecrets;
import dev.milepost.events.EventJson;
import dev.milepost.events.ReminderEvent;
import dev.milepost.kit.sql.Marks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Takes due deliveries for a while: any number of replicas, each row by one of them at a time. {@link #LANES} serves all
 * tenants; every other statement names the tenant of its rows.
 */
@ApplicationScoped
class WebhookClaims {
    // Indexes are forced, as the statistics of a table that filled up in a moment say that it is empty.
    // Jumps from webhook to webhook in its index, however many rows wait for each.
    static final String LANES = """
            SELECT l.tenant_id, l.webhook_id, w.failing_since IS NOT NULL, COALESCE(w.ordered, FALSE),
              COALESCE(w.enabled, FALSE)
            FROM (SELECT tenant_id, webhook_id, MIN(due_at) AS due_at
                  FROM webhook_delivery FORCE INDEX (webhook_delivery_due) GROUP BY tenant_id, webhook_id) l
            LEFT JOIN webhook w ON w.tenant_id = l.tenant_id AND w.id = l.webhook_id
            WHERE l.due_at <= UTC_TIMESTAMP(6)
              AND (w.not_before IS NULL OR w.not_before <= UTC_TIMESTAMP(6))""";
    static final String FIND = """
            SELECT number, event_id, event_type, tries, attempts > tries, created_at, stream_id
            FROM webhook_delivery FORCE INDEX (webhook_delivery_due)
            WHERE tenant_id = ? AND webhook_id = ? AND due_at <= UTC_TIMESTAMP(6)
            ORDER BY due_at LIMIT ? FOR UPDATE SKIP LOCKED""";
    // In order, only the first of each stream may go; it is read without a lock, as a locked row would be skipped and
    // the second taken for the first.
    private static final String HEADS = """
            SELECT h.number FROM
              (SELECT MIN(number) AS number FROM webhook_delivery
               WHERE tenant_id = ? AND webhook_id = ? AND due_at IS NOT NULL GROUP BY stream_id) h
            JOIN webhook_delivery d ON d.number = h.number
            WHERE d.due_at <= UTC_TIMESTAMP(6) ORDER BY d.due_at LIMIT ?""";
    private static final String LOCK_HEADS = """
            SELECT number, event_id, event_type, tries, attempts > tries, created_at, stream_id FROM webhook_delivery
            WHERE tenant_id = ? AND webhook_id = ? AND number IN (%s) AND due_at <= UTC_TIMESTAMP(6)
            FOR UPDATE SKIP LOCKED""";
    private static final String TAKE = """
            UPDATE webhook_delivery SET claimed_by = ?, due_at = UTC_TIMESTAMP(6) + INTERVAL ? MICROSECOND
            WHERE tenant_id = ? AND number IN (%s)""";
    private static final String WITHOUT_EVENT = """
            UPDATE webhook_delivery SET state = 'FAILED', due_at = NULL, claimed_by = NULL,
              reason = 'its event is not kept any more', ended_at = UTC_TIMESTAMP(6)
            WHERE tenant_id = ? AND number IN (%s)""";
    private static final String PAYLOADS =
            "SELECT event_id, payload FROM webhook_message WHERE tenant_id = ? AND event_id IN (%s)";
    private static final String CONTRACTS =
            "SELECT id, reference, title FROM known_contract WHERE tenant_id = ? AND id IN (%s)";
    private static final String MILESTONES = "SELECT id, title FROM known_milestone WHERE tenant_id = ? AND id IN (%s)";
    private static final String RECEIVER =
            "SELECT kind, url, failing_since, version FROM webhook WHERE tenant_id = ? AND id = ?";
    private static final String CURRENT =
            "SELECT 1 FROM webhook WHERE tenant_id = ? AND id = ? AND version = ? AND enabled";
    private static final String KEYS = """
            SELECT scheme, sealed, public_key FROM webhook_secret
            WHERE tenant_id = ? AND webhook_id = ? AND (expires_at IS NULL OR expires_at > UTC_TIMESTAMP(6))
            ORDER BY created_at DESC""";

    private static final String REMINDERS = "dev.milepost.reminder.";

    private final DataSource database;
    private final SecretBox box;

    @Inject
    WebhookClaims(DataSource database, SecretBox box) {
        this.database = database;
        this.box = box;
    }

    /**
     * A webhook with something due.
     *
     * @param enabled false where it was switched off or deleted at the moment when that was put in line
     */
    record Lane(String tenant, UUID webhook, boolean failing, boolean ordered, boolean enabled) {}

    /** What was taken of a lane. */
    record Claimed(Receiver receiver, List<Due> deliveries) {}

    /** A delivery that was found. */
    private record Row(
            long number, UUID eventId, String eventType, int tries, boolean replayed, Instant createdAt, UUID stream) {}

    /** What a chat is told of a contract. */
    private record Contract(
            @Nullable String reference, @Nullable String title) {
        static final Contract NONE = new Contract(null, null);
    }

    List<Lane> lanes() throws SQLException {
        try (Connection connection = database.getConnection();
                var select = connection.prepareStatement(LANES);
                var row = select.executeQuery()) {
            List<Lane> lanes = new ArrayList<>();
            while (row.next()) {
                lanes.add(new Lane(
                        row.getString(1),
                        UUID.fromString(row.getString(2)),
                        row.getBoolean(3),
                        row.getBoolean(4),
                        row.getBoolean(5)));
            }
            return lanes;
        }
    }

    /** Takes up to {@code limit} deliveries of {@code lane}. */
    Claimed take(Lane lane, int limit, Duration lease) throws SQLException {
        long endsNanos = System.nanoTime() + lease.toNanos();
        UUID by = UUID.randomUUID();
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                List<Row> rows = lane.ordered() ? heads(connection, lane, limit) : find(connection, lane, limit);
                if (!rows.isEmpty()) {
                    take(connection, lane, rows, by, lease);
                }
                Receiver receiver = receiver(connection, lane);
                List<Due> due = load(connection, receiver, rows, by, endsNanos);
                endWithoutEvent(connection, lane, rows, due);
                connection.commit();
                return new Claimed(receiver, due);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    /** Whether it is still as it was when this was claimed, and on. */
    boolean isCurrent(Receiver receiver) throws SQLException {
        try (Connection connection = database.getConnection();
                var select = connection.prepareStatement(CURRENT)) {
            select.setString(1, receiver.tenant());
            select.setObject(2, receiver.id());
            select.setLong(3, receiver.version());
            try (var row = select.executeQuery()) {
                return row.next();
            }
        }
    }

    private static List<Row> find(Connection connection, Lane lane, int limit) throws SQLException {
        try (var find = connection.prepareStatement(FIND)) {
            bind(find, lane);
            find.setInt(3, limit);
            return rows(find);
        }
    }

    private static List<Row> heads(Connection connection, Lane lane, int limit) throws SQLException {
        List<Long> heads;
        try (var find = connection.prepareStatement(HEADS)) {
            bind(find, lane);
            find.setInt(3, limit);
            heads = numbers(find);
        }
        if (heads.isEmpty()) {
            return List.of();
        }
        try (var lock = connection.prepareStatement(LOCK_HEADS.formatted(Marks.of(heads.size())))) {
            bind(lock, lane);
            Marks.bind(lock, 3, heads);
            return rows(lock);
        }
    }

    private static void take(Connection connection, Lane lane, List<Row> rows, UUID by, Duration lease)
            throws SQLException {
        try (var take = connection.prepareStatement(TAKE.formatted(Marks.of(rows.size())))) {
            take.setObject(1, by);
            take.setLong(2, lease.toNanos() / 1000);
            take.setString(3, lane.tenant());
            Marks.bind(take, 4, rows.stream().map(Row::number).toList());
            take.executeUpdate();
        }
    }

    /** In order, one that is never sent would hold up all behind it. */
    private static void endWithoutEvent(Connection connection, Lane lane, List<Row> rows, List<Due> due)
            throws SQLException {
        List<Long> lost = new ArrayList<>(rows.stream().map(Row::number).toList());
        lost.removeAll(due.stream().map(Due::number).collect(Collectors.toSet()));
        if (!lost.isEmpty()) {
            try (var end = connection.prepareStatement(WITHOUT_EVENT.formatted(Marks.of(lost.size())))) {
                end.setString(1, lane.tenant());
                Marks.bind(end, 2, lost);
                end.executeUpdate();
            }
        }
    }

    private static List<Due> load(Connection connection, Receiver receiver, List<Row> rows, UUID by, long endsNanos)
            throws SQLException {
        if (rows.isEmpty()) {
            return List.of();
        }
        Map<UUID, String> payloads = new HashMap<>();
        each(
                connection,
                PAYLOADS,
                receiver,
                rows.stream().map(Row::eventId).toList(),
                row -> payloads.put(UUID.fromString(row.getString(1)), row.getString(2)));
        Map<UUID, Contract> contracts = new HashMap<>();
        Map<UUID, String> titles = Map.of();
        if (receiver.kind().isChat()) {
            titles = titles(connection, receiver, rows, payloads);
            each(
                    connection,
                    CONTRACTS,
                    receiver,
                    rows.stream().map(Row::stream).distinct().toList(),
                    row -> contracts.put(
                            UUID.fromString(row.getString(1)), new Contract(row.getString(2), row.getString(3))));
        }
        Map<UUID, String> milestones = titles;
        return rows.stream()
                .filter(row -> payloads.containsKey(row.eventId()))
                .sorted(Comparator.comparingLong(Row::number))
                .map(row -> {
                    Contract contract = contracts.getOrDefault(row.stream(), Contract.NONE);
                    return new Due(
                            row.number(),
                            row.eventId(),
                            row.eventType(),
                            requireNonNull(payloads.get(row.eventId())),
                            row.tries(),
                            row.replayed(),
                            row.createdAt(),
                            by,
                            endsNanos,
                            contract.reference(),
                            contract.title(),
                            milestones.get(row.eventId()));
                })
                .toList();
    }

    /** The titles of the milestones that reminders are about, which say of them no more than their ids; by event. */
    private static Map<UUID, String> titles(
            Connection connection, Receiver receiver, List<Row> rows, Map<UUID, String> payloads) throws SQLException {
        Map<UUID, UUID> milestones = new HashMap<>();
        for (Row row : rows) {
            String payload = row.eventType().startsWith(REMINDERS) ? payloads.get(row.eventId()) : null;
            if (payload != null
                    && EventJson.read(payload).data() instanceof ReminderEvent data
                    && data.reminder().milestoneId() != null) {
                milestones.put(row.eventId(), data.reminder().milestoneId());
            }
        }
        Map<UUID, String> titles = new HashMap<>();
        if (!milestones.isEmpty()) {
            each(
                    connection,
                    MILESTONES,
                    receiver,
                    List.copyOf(Set.copyOf(milestones.values())),
                    row -> titles.put(UUID.fromString(row.getString(1)), row.getString(2)));
        }
        Map<UUID, String> found = new HashMap<>();
        milestones.forEach((event, milestone) -> found.computeIfAbsent(event, any -> titles.get(milestone)));
        return found;
    }

    private interface Reader {
        void read(ResultSet row) throws SQLException;
    }

    private static void each(Connection connection, String sql, Receiver receiver, List<UUID> ids, Reader reader)
            throws SQLException {
        try (var select = connection.prepareStatement(sql.formatted(Marks.of(ids.size())))) {
            select.setString(1, receiver.tenant());
            Marks.bind(select, 2, ids);
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    reader.read(row);
                }
            }
        }
    }

    private Receiver receiver(Connection connection, Lane lane) throws SQLException {
        long version = 0;
        try (var select = connection.prepareStatement(RECEIVER)) {
            bind(select, lane);
            try (var row = select.executeQuery()) {
                if (!row.next()) {
                    return unusable(lane, 0, "the webhook was deleted");
                }
                version = row.getLong(4);
                String url = new String(
                        box.open(Webhooks.place(lane.tenant(), lane.webhook()), row.getBytes(2)),
                        StandardCharsets.UTF_8);
                return new Receiver(
                        lane.tenant(),
                        lane.webhook(),
                        version,
                        WebhookKind.valueOf(row.getString(1)),
                        url,
                        keys(connection, lane),
                        moment(row, 3),
                        null);
            }
        } catch (SecretBox.CannotOpenException e) {
            return unusable(lane, version, String.valueOf(e.getMessage()));
        }
    }

    private List<SigningKey> keys(Connection connection, Lane lane) throws SQLException {
        try (var select = connection.prepareStatement(KEYS)) {
            bind(select, lane);
            List<SigningKey> keys = new ArrayList<>();
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    keys.add(SigningKey.of(
                            SignatureScheme.valueOf(row.getString(1)),
                            box.open(WebhookSecrets.place(lane.tenant(), lane.webhook()), row.getBytes(2)),
                            row.getString(3)));
                }
            }
            return keys;
        }
    }

    private static Receiver unusable(Lane lane, long version, String problem) {
        return new Receiver(lane.tenant(), lane.webhook(), version, WebhookKind.STANDARD, "", List.of(), null, problem);
    }

    private static void bind(PreparedStatement statement, Lane lane) throws SQLException {
        statement.setString(1, lane.tenant());
        statement.setObject(2, lane.webhook());
    }

    private static List<Long> numbers(PreparedStatement select) throws SQLException {
        List<Long> numbers = new ArrayList<>();
        try (var row = select.executeQuery()) {
            while (row.next()) {
                numbers.add(row.getLong(1));
            }
        }
        return numbers;
    }

    private static List<Row> rows(PreparedStatement select) throws SQLException {
        List<Row> rows = new ArrayList<>();
        try (var row = select.executeQuery()) {
            while (row.next()) {
                rows.add(new Row(
                        row.getLong(1),
                        UUID.fromString(row.getString(2)),
                        row.getString(3),
                        row.getInt(4),
                        row.getBoolean(5),
                        requireNonNull(moment(row, 6)),
                        UUID.fromString(row.getString(7))));
            }
        }
        return rows;
    }

    private static @Nullable Instant moment(ResultSet row, int column) throws SQLException {
        LocalDateTime moment = row.getObject(column, LocalDateTime.class);
        return moment == null ? null : moment.toInstant(ZoneOffset.UTC);
    }
}
