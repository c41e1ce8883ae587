package dev.milepost.alert.webhook.dispatch;

import static java.util.Objects.requireNonNull;

import dev.milepost.alert.webhook.WebhookKind;
import dev.milepost.alert.webhook.Webhooks;
import dev.milepost.alert.webhook.secret.SecretBox;
import dev.milepost.alert.webhook.secret.SignatureScheme;
import dev.milepost.alert.webhook.secret.SigningKey;
import dev.milepost.alert.webhook.secret.WebhookSecrets;
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
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Takes due deliveries for a while: any number of replicas, each row by one of them at a time. {@link #LANES} serves all
 * tenants; every other statement names the tenant of its rows.
 */
@ApplicationScoped
class WebhookClaims {
    // Jumps from webhook to webhook in its index, however many rows wait for each.
    static final String LANES = """
            SELECT l.tenant_id, l.webhook_id, w.failing_since IS NOT NULL, w.ordered
            FROM (SELECT tenant_id, webhook_id, MIN(due_at) AS due_at FROM webhook_delivery
                  GROUP BY tenant_id, webhook_id) l
            JOIN webhook w ON w.tenant_id = l.tenant_id AND w.id = l.webhook_id
            WHERE l.due_at <= UTC_TIMESTAMP(6) AND w.enabled
              AND (w.not_before IS NULL OR w.not_before <= UTC_TIMESTAMP(6))""";
    static final String FIND = """
            SELECT number FROM webhook_delivery
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
            SELECT number FROM webhook_delivery
            WHERE tenant_id = ? AND webhook_id = ? AND number IN (%s) AND due_at <= UTC_TIMESTAMP(6)
            FOR UPDATE SKIP LOCKED""";
    private static final String TAKE = """
            UPDATE webhook_delivery SET claimed_by = ?, due_at = UTC_TIMESTAMP(6) + INTERVAL ? MICROSECOND
            WHERE tenant_id = ? AND number IN (%s)""";
    private static final String LOAD = """
            SELECT d.number, d.event_id, d.event_type, m.payload, d.tries, d.created_at, c.reference, c.title
            FROM webhook_delivery d
            JOIN webhook_message m ON m.tenant_id = d.tenant_id AND m.event_id = d.event_id
            LEFT JOIN known_contract c ON c.tenant_id = d.tenant_id AND c.id = d.stream_id
            WHERE d.tenant_id = ? AND d.number IN (%s) ORDER BY d.number""";
    private static final String RECEIVER =
            "SELECT kind, url, failing_since FROM webhook WHERE tenant_id = ? AND id = ?";
    private static final String KEYS = """
            SELECT scheme, sealed, public_key FROM webhook_secret
            WHERE tenant_id = ? AND webhook_id = ? AND (expires_at IS NULL OR expires_at > UTC_TIMESTAMP(6))
            ORDER BY created_at DESC""";

    private final DataSource database;
    private final SecretBox box;

    @Inject
    WebhookClaims(DataSource database, SecretBox box) {
        this.database = database;
        this.box = box;
    }

    /** A webhook with something due. */
    record Lane(String tenant, UUID webhook, boolean failing, boolean ordered) {}

    /** What was taken of a lane. */
    record Claimed(Receiver receiver, List<Due> deliveries) {}

    List<Lane> lanes() throws SQLException {
        try (Connection connection = database.getConnection();
                var select = connection.prepareStatement(LANES);
                var row = select.executeQuery()) {
            List<Lane> lanes = new ArrayList<>();
            while (row.next()) {
                lanes.add(new Lane(
                        row.getString(1), UUID.fromString(row.getString(2)), row.getBoolean(3), row.getBoolean(4)));
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
                List<Long> numbers = lane.ordered() ? heads(connection, lane, limit) : find(connection, lane, limit);
                if (!numbers.isEmpty()) {
                    take(connection, lane, numbers, by, lease);
                }
                List<Due> due = numbers.isEmpty() ? List.of() : load(connection, lane, numbers, by, endsNanos);
                Receiver receiver = receiver(connection, lane);
                connection.commit();
                return new Claimed(receiver, due);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    private static List<Long> find(Connection connection, Lane lane, int limit) throws SQLException {
        try (var find = connection.prepareStatement(FIND)) {
            bind(find, lane);
            find.setInt(3, limit);
            return numbers(find);
        }
    }

    private static List<Long> heads(Connection connection, Lane lane, int limit) throws SQLException {
        List<Long> heads;
        try (var find = connection.prepareStatement(HEADS)) {
            bind(find, lane);
            find.setInt(3, limit);
            heads = numbers(find);
        }
        if (heads.isEmpty()) {
            return heads;
        }
        try (var lock = connection.prepareStatement(LOCK_HEADS.formatted(Marks.of(heads.size())))) {
            bind(lock, lane);
            Marks.bind(lock, 3, heads);
            return numbers(lock);
        }
    }

    private static void take(Connection connection, Lane lane, List<Long> numbers, UUID by, Duration lease)
            throws SQLException {
        try (var take = connection.prepareStatement(TAKE.formatted(Marks.of(numbers.size())))) {
            take.setObject(1, by);
            take.setLong(2, lease.toNanos() / 1000);
            take.setString(3, lane.tenant());
            Marks.bind(take, 4, numbers);
            take.executeUpdate();
        }
    }

    private static List<Due> load(Connection connection, Lane lane, List<Long> numbers, UUID by, long endsNanos)
            throws SQLException {
        try (var load = connection.prepareStatement(LOAD.formatted(Marks.of(numbers.size())))) {
            load.setString(1, lane.tenant());
            Marks.bind(load, 2, numbers);
            List<Due> due = new ArrayList<>();
            try (var row = load.executeQuery()) {
                while (row.next()) {
                    due.add(new Due(
                            row.getLong(1),
                            UUID.fromString(row.getString(2)),
                            row.getString(3),
                            row.getString(4),
                            row.getInt(5),
                            requireNonNull(moment(row, 6)),
                            by,
                            endsNanos,
                            row.getString(7),
                            row.getString(8)));
                }
            }
            return due;
        }
    }

    private Receiver receiver(Connection connection, Lane lane) throws SQLException {
        try (var select = connection.prepareStatement(RECEIVER)) {
            bind(select, lane);
            try (var row = select.executeQuery()) {
                if (!row.next()) {
                    return unusable(lane, "the webhook was deleted");
                }
                String url = new String(
                        box.open(Webhooks.place(lane.tenant(), lane.webhook()), row.getBytes(2)),
                        StandardCharsets.UTF_8);
                return new Receiver(
                        lane.tenant(),
                        lane.webhook(),
                        WebhookKind.valueOf(row.getString(1)),
                        url,
                        keys(connection, lane),
                        moment(row, 3),
                        null);
            }
        } catch (SecretBox.CannotOpenException e) {
            return unusable(lane, String.valueOf(e.getMessage()));
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

    private static Receiver unusable(Lane lane, String problem) {
        return new Receiver(lane.tenant(), lane.webhook(), WebhookKind.STANDARD, "", List.of(), null, problem);
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

    private static @Nullable Instant moment(ResultSet row, int column) throws SQLException {
        LocalDateTime moment = row.getObject(column, LocalDateTime.class);
        return moment == null ? null : moment.toInstant(ZoneOffset.UTC);
    }
}
