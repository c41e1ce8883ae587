package dev.milepost.alert.webhook.delivery;

import static java.util.Objects.requireNonNull;

import dev.milepost.kit.tenant.CurrentTenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Reads deliveries of the current tenant. */
@ApplicationScoped
class DeliveryLog {
    private static final int MOST_ATTEMPTS = 100;

    /** How far the times may be from the order of the numbers: an INSERT may have waited, or a clock been set. */
    private static final Duration ASTRAY = Duration.ofMinutes(5);

    /** What a DATETIME ends with: what is compared with anything later is neither before nor after it. */
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999Z");

    private static final String COLUMNS = """
            SELECT d.number, d.event_id, d.webhook_id, d.event_type, d.state, d.attempts, d.status, d.reason, d.created_at,
              d.due_at, d.ended_at
            FROM webhook_delivery d""";
    private static final String PLACES = "SELECT d.number, d.created_at FROM webhook_delivery d";
    private static final String OF_WEBHOOK = " WHERE d.tenant_id = ? AND d.webhook_id = ?";
    private static final String ENDS =
            "SELECT MIN(number), MAX(number) + 1 FROM webhook_delivery WHERE tenant_id = ? AND webhook_id = ?";
    private static final String NEXT = """
            SELECT number, created_at < ? FROM webhook_delivery FORCE INDEX (webhook_delivery_list)
            WHERE tenant_id = ? AND webhook_id = ? AND number >= ? ORDER BY number LIMIT 1""";
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
        List<Object> values = new ArrayList<>();
        StringBuilder where = where(filter, values);
        add(where, values, " AND d.number < ?", before);
        return inOrder(COLUMNS, filter, where, values, "DESC", limit, row -> new Row(row.getLong(1), view(row)));
    }

    /** A delivery in the order in which they came. */
    record Place(long number, Instant createdAt) {}

    /** What a replay is about, the oldest first; it is not locked. */
    List<Place> replayable(DeliveryFilter filter, int limit) {
        List<Object> values = new ArrayList<>();
        StringBuilder where = where(filter, values).append(Deliveries.NOT_BEING_SENT);
        return inOrder(
                PLACES,
                filter,
                where,
                values,
                "ASC",
                limit,
                row -> new Place(row.getLong(1), requireNonNull(moment(row, 2))));
    }

    /** Without the states. */
    private StringBuilder where(DeliveryFilter filter, List<Object> values) {
        StringBuilder where = new StringBuilder(OF_WEBHOOK);
        values.add(tenant.get());
        values.add(filter.webhookId());
        add(where, values, " AND d.event_type = ?", filter.eventType());
        Instant from = filter.from();
        if (from != null) {
            add(where, values, " AND d.created_at >= ?", moment(from));
            add(where, values, " AND d.number >= ?", firstAt(filter.webhookId(), from.minus(ASTRAY)));
        }
        Instant to = filter.to();
        if (to != null) {
            add(where, values, " AND d.created_at < ?", moment(to));
            Instant last = to.isBefore(LAST.minus(ASTRAY)) ? to.plus(ASTRAY) : LAST;
            add(where, values, " AND d.number < ?", firstAt(filter.webhookId(), last));
        }
        return where;
    }

    /** The number from which on the deliveries are of {@code moment} or later; bisected, as no index has the times. */
    private long firstAt(UUID webhook, Instant moment) {
        long[] ends = read(ENDS, List.of(tenant.get(), webhook), row -> new long[] {row.getLong(1), row.getLong(2)})
                .getFirst();
        long low = ends[0];
        long high = ends[1];
        while (low < high) {
            long middle = low + (high - low) / 2;
            long earlier = read(
                            NEXT,
                            List.of(requireNonNull(moment(moment)), tenant.get(), webhook, middle),
                            row -> row.getBoolean(2) ? row.getLong(1) : -1)
                    .stream()
                    .findFirst()
                    .orElse(-1L);
            if (earlier < 0) {
                high = middle;
            } else {
                low = earlier + 1;
            }
        }
        return low;
    }

    /** Each state by itself, as its index then has the order: the database would sort all that there are of several. */
    private <T> List<T> inOrder(
            String select,
            DeliveryFilter filter,
            CharSequence where,
            List<Object> values,
            String order,
            int limit,
            Mapper<T> mapper) {
        String page = " ORDER BY number " + order + " LIMIT ?";
        if (filter.states().isEmpty()) {
            values.add(limit);
            return read(select + " FORCE INDEX (webhook_delivery_list)" + where + page, values, mapper);
        }
        List<String> ofStates = new ArrayList<>();
        List<Object> ofAll = new ArrayList<>();
        for (DeliveryState state : Set.copyOf(filter.states())) {
            ofStates.add(
                    "(" + select + " FORCE INDEX (webhook_delivery_state)" + where + " AND d.state = ?" + page + ")");
            ofAll.addAll(values);
            ofAll.add(state.name());
            ofAll.add(limit);
        }
        if (ofStates.size() == 1) {
            return read(ofStates.getFirst(), ofAll, mapper);
        }
        ofAll.add(limit);
        return read(String.join(" UNION ALL ", ofStates) + page, ofAll, mapper);
    }

    Optional<DeliveryView> find(UUID webhook, UUID event) {
        return read(
                        COLUMNS + OF_WEBHOOK + " AND d.event_id = ?",
                        List.of(tenant.get(), webhook, event),
                        DeliveryLog::view)
                .stream()
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
