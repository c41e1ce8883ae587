package dev.milepost.alert.webhook.delivery;

import static dev.milepost.alert.Database.execute;
import static dev.milepost.alert.webhook.delivery.DeliveryState.CANCELLED;
import static dev.milepost.alert.webhook.delivery.DeliveryState.DELIVERED;
import static dev.milepost.alert.webhook.delivery.DeliveryState.PENDING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.milepost.alert.Database;
import dev.milepost.alert.ServiceTest;
import dev.milepost.kit.tenant.CurrentTenant;
import dev.milepost.kit.tenant.TenantScope;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DeliveriesQTest extends ServiceTest {
    private static final Instant START = Instant.parse("2027-03-01T00:00:00Z");

    @Inject
    Deliveries deliveries;

    @Inject
    DeliveryLog log;

    @Inject
    DataSource database;

    @Inject
    TenantScope tenants;

    @Inject
    CurrentTenant current;

    @Inject
    TransactionSynchronizationRegistry registry;

    private final String tenant = "t" + UUID.randomUUID();
    private final UUID webhook = UUID.randomUUID();

    @AfterEach
    void forget() throws SQLException {
        execute("DELETE FROM webhook_delivery WHERE tenant_id = '" + tenant + "'");
        execute("DELETE FROM webhook_message WHERE tenant_id = '" + tenant + "'");
    }

    @Test
    void a_replay_says_where_the_next_goes_on() throws SQLException {
        for (int hour = 1; hour <= 5; hour++) {
            execute("""
                    INSERT INTO webhook_delivery (tenant_id, webhook_id, event_id, event_type, stream_id, state, created_at)
                    VALUES ('%s', '%s', UUID(), 'x', UUID(), 'DELIVERED', '2027-03-01 0%d:00:00')""".formatted(tenant, webhook, hour));
        }

        var first = again(null);

        assertThat(first).isEqualTo(new Deliveries.Again(2, Instant.parse("2027-03-01T03:00:00Z")));
        execute("UPDATE webhook_delivery SET state = 'DELIVERED' WHERE tenant_id = '" + tenant + "'");
        var second = again(first.moreFrom());
        assertThat(second).isEqualTo(new Deliveries.Again(2, Instant.parse("2027-03-01T05:00:00Z")));
        assertThat(again(second.moreFrom())).isEqualTo(new Deliveries.Again(1, null));
    }

    @Test
    void a_replay_reads_and_locks_what_it_puts_in_line_and_not_the_whole_log() throws SQLException {
        fill();
        Instant from = START.plus(Duration.ofMinutes(15_000));
        List<Long> free = new ArrayList<>();

        long read = rowsRead(() -> {
            assertThat(deliveries.again(webhook, List.of(DELIVERED, CANCELLED), from, null, 100))
                    .isEqualTo(new Deliveries.Again(100, from.plus(Duration.ofMinutes(201))));
            free.addAll(numbers(" FOR UPDATE SKIP LOCKED")); // on a connection of its own
        });

        assertThat(read).isLessThan(1_500);
        assertThat(numbers("")).hasSize(10_000);
        assertThat(free)
                .hasSize(10_000 - 100)
                .containsExactlyElementsOf(numbers(" AND NOT created_at BETWEEN '2027-03-01' + INTERVAL 15000 MINUTE"
                        + " AND '2027-03-01' + INTERVAL 15200 MINUTE"));
    }

    @Test
    void a_page_of_the_log_reads_a_page_whatever_it_asks_for() throws SQLException {
        fill();
        Instant from = START.plus(Duration.ofMinutes(5_001));
        Instant to = from.plus(Duration.ofHours(1));

        long hour = rowsRead(() -> assertThat(log.list(filter(List.of(), from, to), null, 51))
                .extracting(row -> row.view().createdAt())
                .hasSize(30)
                .startsWith(to.minus(Duration.ofMinutes(2)))
                .endsWith(from)
                .isSortedAccordingTo(Comparator.reverseOrder()));
        long rare = rowsRead(() -> assertThat(
                        log.list(filter(List.of(CANCELLED, PENDING, CANCELLED), null, null), null, 51))
                .hasSize(51)
                .isSortedAccordingTo(
                        Comparator.comparing(DeliveryLog.Row::number).reversed())
                .extracting(row -> row.view().state())
                .contains(CANCELLED, PENDING));
        long behind = rowsRead(() -> assertThat(log.list(filter(List.of(CANCELLED), null, null), null, 51))
                .hasSize(51));

        assertThat(hour).isLessThan(300);
        assertThat(rare).isLessThan(500);
        assertThat(behind).isLessThan(100);
    }

    @Test
    void a_delivery_is_found_by_its_time_although_others_of_later_came_before_it() throws SQLException {
        fill();
        execute("UPDATE webhook_delivery SET created_at = '2027-03-01' + INTERVAL 5001 * 60 - 1 SECOND"
                + " WHERE webhook_id = '" + webhook + "' AND created_at = '2027-03-01' + INTERVAL 5003 MINUTE");
        Instant to = START.plus(Duration.ofMinutes(5_001));

        tenants.run(
                tenant,
                () -> assertThat(log.list(filter(List.of(), to.minusSeconds(2), to), null, 51))
                        .extracting(row -> row.view().createdAt())
                        .containsExactly(to.minusSeconds(1)));
    }

    @Test
    void a_time_that_ends_with_the_calendar_has_all() throws SQLException {
        fill();
        Instant first = Instant.parse("0001-01-01T00:00:00Z");
        Instant last = Instant.parse("9999-12-31T23:59:59.9999999Z");

        tenants.run(
                tenant,
                () -> assertThat(log.list(filter(List.of(), first, last), null, 51))
                        .hasSize(51));
    }

    @Test
    void the_dispatcher_hears_of_the_webhook_that_gets_something() {
        var signal = new DueSignal(registry);
        var own = new Deliveries(database, current, log, signal);
        var message = new Deliveries.Message(UUID.randomUUID(), "x", UUID.randomUUID(), "{}", List.of(webhook));

        tenants.run(
                tenant,
                () -> QuarkusTransaction.requiringNew().run(() -> {
                    own.put(List.of(message));
                    assertThat(signal.takeNews()).as("before it is committed").isEmpty();
                }));
        assertThat(signal.takeNews()).containsExactly(webhook);
        await("its end, as there is no such webhook")
                .atMost(Duration.ofSeconds(30))
                .until(() -> !numbers(" AND state = 'CANCELLED'").isEmpty());

        tenants.run(
                tenant,
                () -> QuarkusTransaction.requiringNew().run(() -> own.again(webhook, List.of(PENDING), null, null, 1)));
        assertThat(signal.takeNews()).containsExactly(webhook);
    }

    /** One each two minutes, and in between those of another webhook. */
    private void fill() throws SQLException {
        execute("""
                INSERT INTO webhook_delivery
                  (tenant_id, webhook_id, event_id, event_type, stream_id, state, claimed_by, due_at, created_at)
                SELECT '%s', IF(seq %% 2, '%s', '%s'), UUID(), 'x', UUID(),
                  CASE WHEN seq %% 50 = 1 THEN 'CANCELLED' WHEN seq > 17000 THEN 'PENDING' ELSE 'DELIVERED' END,
                  IF(seq > 17000, UUID(), NULL), IF(seq > 17000, '2099-01-01', NULL),
                  '2027-03-01' + INTERVAL seq MINUTE FROM seq_1_to_20000""".formatted(tenant, webhook, UUID.randomUUID()));
        execute("ANALYZE TABLE webhook_delivery");
    }

    private DeliveryFilter filter(List<DeliveryState> states, @Nullable Instant from, @Nullable Instant to) {
        return new DeliveryFilter(webhook, states, null, from, to);
    }

    private List<Long> numbers(String and) throws SQLException {
        try (var connection = Database.open();
                var row = connection
                        .createStatement()
                        .executeQuery(
                                "SELECT number FROM webhook_delivery FORCE INDEX (webhook_delivery_list) WHERE tenant_id = '"
                                        + tenant + "' AND webhook_id = '" + webhook + "'" + and)) {
            List<Long> numbers = new ArrayList<>();
            while (row.next()) {
                numbers.add(row.getLong(1));
            }
            return numbers;
        }
    }

    private interface Work {
        void run() throws SQLException;
    }

    /** How many rows {@code work} reads, by the connection of its transaction. */
    private long rowsRead(Work work) {
        return tenants.call(
                tenant,
                () -> QuarkusTransaction.requiringNew().call(() -> {
                    try (var connection = database.getConnection()) {
                        long before = Database.rowsRead(connection);
                        work.run();
                        return Database.rowsRead(connection) - before;
                    }
                }));
    }

    private Deliveries.Again again(@Nullable Instant from) {
        return tenants.call(
                tenant,
                () -> QuarkusTransaction.requiringNew()
                        .call(() -> deliveries.again(webhook, List.of(DELIVERED), from, null, 2)));
    }
}
