package dev.milepost.alert.webhook.delivery;

import static java.util.Objects.requireNonNull;

import dev.milepost.kit.tenant.CurrentTenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
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

/** Reads deliveries of the current tenant. */
@ApplicationScoped
class DeliveryLog {
    private static final int MOST_ATTEMPTS = 100;
    private static final String COLUMNS = """
            SELECT d.number, d.event_id, d.webhook_id, d.event_type, d.state, d.attempts, d.status, d.reason, d.created_at,
              d.due_at, d.ended_at
            FROM webhook_delivery d WHERE d.tenant_id = ? AND d.webhook_id = ?""";
    private static final String PAYLOAD = "SELECT payload FROM webhook_message WHERE tenant_id = ? AND event_id = ?";
    private static final String ATTEMPTS = """
            SELECT at, took_ms, address, outcome, status, reason, answer FROM webhook_attempt
            WHERE tenant_id = ? AND webhook_id = ? AND event_id = ? ORDER BY number DESC LIMIT ?""";

    private final DataSource database;
    private final CurrentTenant tenant;

    @Inject
    DeliveryLog(DataSource database, CurrentTenant tenant) {
        this.database = database;
        this.tenant = tenant;
    }

    /** A row with the place that it has in the list. */
    record Row(long number, DeliveryView view) {}

    List<Row> list(DeliveryFilter filter, @Nullable Long before, int limit) {
        StringBuilder sql = new StringBuilder(COLUMNS);
        List<Object> values = new ArrayList<>(List.of(tenant.get(), filter.webhookId()));
        if (!filter.states().isEmpty()) {
            sql.append(" AND d.state IN (")
                    .append(filter.states().stream().map(state -> "?").collect(Collectors.joining(", ")))
                    .append(')');
            filter.states().forEach(state -> values.add(state.name()));
        }
        add(sql, values, " AND d.event_type = ?", filter.eventType());
        add(sql, values, " AND d.created_at >= ?", moment(filter.from()));
        add(sql, values, " AND d.created_at < ?", moment(filter.to()));
        add(sql, values, " AND d.number < ?", before);
        sql.append(" ORDER BY d.number DESC LIMIT ?");
        values.add(limit);
        return read(sql.toString(), values, row -> new Row(row.getLong(1), view(row)));
    }

    Optional<DeliveryView> find(UUID webhook, UUID event) {
        return read(COLUMNS + " AND d.event_id = ?", List.of(tenant.get(), webhook, event), DeliveryLog::view).stream()
                .findFirst();
    }

    /** Empty where it is not kept any more. */
    Optional<String> payload(UUID event) {
        return read(PAYLOAD, List.of(tenant.get(), event), row -> row.getString(1)).stream()
                .findFirst();
    }

    List<AttemptView> attempts(UUID webhook, UUID event) {
        return read(ATTEMPTS, List.of(tenant.get(), webhook, event, MOST_ATTEMPTS), DeliveryLog::attempt)
                .reversed();
    }

    private static DeliveryView view(ResultSet row) throws SQLException {
        return new DeliveryView(
                UUID.fromString(row.getString(2)),
                UUID.fromString(row.getString(3)),
                row.getString(4),
                DeliveryState.valueOf(row.getString(5)),
                row.getInt(6),
                row.getObject(7, Integer.class),
                row.getString(8),
                requireNonNull(moment(row, 9)),
                moment(row, 10),
                moment(row, 11));
    }

    private static AttemptView attempt(ResultSet row) throws SQLException {
        return new AttemptView(
                requireNonNull(moment(row, 1)),
                row.getInt(2),
                row.getString(3),
                AttemptOutcome.valueOf(row.getString(4)),
                row.getObject(5, Integer.class),
                row.getString(6),
                row.getString(7));
    }

    private interface Mapper<T> {
        T of(ResultSet row) throws SQLException;
    }

    private <T> List<T> read(String sql, List<?> values, Mapper<T> mapper) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.size(); i++) {
                select.setObject(i + 1, values.get(i));
            }
            List<T> found = new ArrayList<>();
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    found.add(mapper.of(row));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void add(StringBuilder sql, List<Object> values, String condition, @Nullable Object value) {
        if (value != null) {
            sql.append(condition);
            values.add(value);
        }
    }

    private static @Nullable LocalDateTime moment(@Nullable Instant moment) {
        return moment == null ? null : LocalDateTime.ofInstant(moment, ZoneOffset.UTC);
    }

    private static @Nullable Instant moment(ResultSet row, int column) throws SQLException {
        LocalDateTime moment = row.getObject(column, LocalDateTime.class);
        return moment == null ? null : moment.toInstant(ZoneOffset.UTC);
    }
}
