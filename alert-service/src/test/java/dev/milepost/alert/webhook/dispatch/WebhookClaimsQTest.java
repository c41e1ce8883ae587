package dev.milepost.alert.webhook.dispatch;

import static dev.milepost.alert.Database.execute;
import static dev.milepost.alert.Database.number;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.alert.Database;
import dev.milepost.alert.ServiceTest;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Workers race each other for rows that the service's own dispatcher leaves alone, as their webhook asked for a pause. */
@QuarkusTest
class WebhookClaimsQTest extends ServiceTest {
    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final String ROWS = """
            INSERT INTO webhook_delivery (tenant_id, webhook_id, event_id, event_type, stream_id, state, due_at, created_at)
            SELECT '%1$s', '%2$s', UUID(), 'x', CONCAT('00000000-0000-7000-8000-', LPAD(seq %% %3$d, 12, '0')), 'PENDING',
              UTC_TIMESTAMP(6), UTC_TIMESTAMP(6) FROM seq_1_to_%4$d""";

    @Inject
    WebhookClaims claims;

    @Inject
    ForgetDeliveries forget;

    private final String tenant = "t" + UUID.randomUUID();
    private final UUID webhook = UUID.randomUUID();

    @AfterEach
    void forget() throws SQLException {
        execute("DELETE FROM webhook_delivery WHERE tenant_id = '" + tenant + "'");
        execute("DELETE FROM webhook_message WHERE tenant_id = '" + tenant + "'");
        execute("DELETE FROM webhook WHERE tenant_id = '" + tenant + "'");
    }

    @Test
    void each_delivery_is_taken_once() throws Exception {
        fill(500, 7);
        var lane = new WebhookClaims.Lane(tenant, webhook, false, false, true);
        Callable<List<UUID>> worker = () -> {
            List<UUID> taken = new ArrayList<>();
            int idle = 0;
            while (idle < 3) {
                var claimed = claims.take(lane, 20, LEASE).deliveries();
                claimed.forEach(due -> taken.add(due.eventId()));
                idle = claimed.isEmpty() ? idle + 1 : 0;
            }
            return taken;
        };

        List<UUID> all = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (var done : threads.invokeAll(List.of(worker, worker, worker, worker))) {
                all.addAll(done.get());
            }
        }

        assertThat(all).hasSize(500).doesNotHaveDuplicates();
    }

    @Test
    void in_order_only_the_first_of_each_stream_is_taken() throws Exception {
        fill(30, 5);
        var lane = new WebhookClaims.Lane(tenant, webhook, false, true, true);

        var first = claims.take(lane, 100, LEASE).deliveries();

        assertThat(first).hasSize(5);
        assertThat(claims.take(lane, 100, LEASE).deliveries())
                .as("the second of each waits for the first")
                .isEmpty();
        execute("UPDATE webhook_delivery SET state = 'DELIVERED', due_at = NULL WHERE number = "
                + first.getFirst().number());
        assertThat(claims.take(lane, 100, LEASE).deliveries())
                .singleElement()
                .satisfies(due ->
                        assertThat(due.number()).isEqualTo(first.getFirst().number() + 5));
    }

    @Test
    void in_order_one_without_its_event_ends_and_the_next_is_taken() throws Exception {
        fill(10, 5);
        var lane = new WebhookClaims.Lane(tenant, webhook, false, true, true);
        String first = "(SELECT MIN(number) FROM webhook_delivery WHERE tenant_id = '" + tenant + "')";
        execute("DELETE m FROM webhook_message m JOIN webhook_delivery d ON d.event_id = m.event_id WHERE d.number = "
                + first);

        assertThat(claims.take(lane, 100, LEASE).deliveries()).hasSize(4);

        assertThat(number("SELECT COUNT(*) FROM webhook_delivery WHERE number = " + first
                        + " AND state = 'FAILED' AND due_at IS NULL AND ended_at IS NOT NULL"
                        + " AND reason = 'its event is not kept any more'"))
                .isEqualTo(1);
        assertThat(claims.take(lane, 100, LEASE).deliveries()).hasSize(1);
    }

    @Test
    void what_waits_for_whom_is_found_without_reading_all_of_it() throws SQLException {
        execute("CREATE DATABASE hooks");
        try {
            execute("CREATE TABLE hooks.webhook_delivery LIKE alert.webhook_delivery");
            execute("CREATE TABLE hooks.webhook LIKE alert.webhook");
            for (int i = 0; i < 3; i++) {
                execute("INSERT INTO hooks.webhook_delivery"
                        + ROWS.formatted("t" + i, UUID.randomUUID(), 50, 50_000)
                                .substring("INSERT INTO webhook_delivery".length()));
            }
            execute("UPDATE hooks.webhook_delivery SET due_at = NULL, state = 'DELIVERED' WHERE number % 3 > 0");
            execute("ANALYZE TABLE hooks.webhook_delivery");
            try (var connection = Database.open("hooks")) {
                StringBuilder plan = new StringBuilder();
                try (var row = connection.createStatement().executeQuery("EXPLAIN " + WebhookClaims.LANES)) {
                    while (row.next()) {
                        plan.append(row.getString("table"))
                                .append(": ")
                                .append(row.getString("Extra"))
                                .append('\n');
                    }
                }
                assertThat(plan.toString()).contains("webhook_delivery: Using index for group-by");
            }
        } finally {
            execute("DROP DATABASE hooks");
        }
    }

    @Test
    void what_is_over_for_long_is_forgotten_behind_what_still_waits() throws SQLException {
        fill(1500, 5);
        execute("UPDATE webhook_delivery SET created_at = '2020-01-01'"); // rows are as old as their numbers say
        execute("UPDATE webhook_delivery SET state = IF(number % 100 = 0, 'PENDING', 'FAILED')"
                + ", due_at = '2099-01-01', ended_at = '2020-01-02' WHERE tenant_id = '" + tenant + "'");
        execute("UPDATE webhook_delivery SET created_at = UTC_TIMESTAMP(6) WHERE tenant_id = '" + tenant
                + "' ORDER BY number DESC LIMIT 10");

        forget.forget();

        assertThat(states())
                .containsOnlyKeys("PENDING", "FAILED")
                .containsEntry("PENDING", 15)
                .hasEntrySatisfying("FAILED", left -> assertThat(left).isBetween(9, 10));
    }

    @Test
    void what_was_over_a_moment_ago_stays_with_its_event_however_old_it_is() throws SQLException {
        fill(4, 1);
        String mine = " WHERE tenant_id = '" + tenant + "'";
        execute("UPDATE webhook_message SET stored_at = '2020-01-01'" + mine);
        execute("UPDATE webhook_delivery SET created_at = '2020-01-01'" + mine);
        execute("UPDATE webhook_delivery SET state = 'FAILED', due_at = NULL, ended_at = '2020-01-05'" + mine
                + " ORDER BY number LIMIT 2");
        execute("UPDATE webhook_delivery SET ended_at = UTC_TIMESTAMP(6)" + mine + " AND state = 'FAILED' LIMIT 1");

        forget.forget();

        assertThat(states()).isEqualTo(Map.of("PENDING", 2, "FAILED", 1));
        assertThat(number("SELECT COUNT(*) FROM webhook_message" + mine)).isEqualTo(3);
        assertThat(number("SELECT COUNT(*) FROM webhook_delivery d JOIN webhook_message m"
                        + " ON m.tenant_id = d.tenant_id AND m.event_id = d.event_id WHERE d.tenant_id = '" + tenant
                        + "'"))
                .isEqualTo(3);
    }

    private Map<String, Integer> states() throws SQLException {
        try (var connection = Database.open();
                var row = connection
                        .createStatement()
                        .executeQuery("SELECT state, COUNT(*) FROM webhook_delivery WHERE tenant_id = '" + tenant
                                + "' GROUP BY state")) {
            Map<String, Integer> states = new HashMap<>();
            while (row.next()) {
                states.put(row.getString(1), row.getInt(2));
            }
            return states;
        }
    }

    private void fill(int rows, int streams) throws SQLException {
        execute("""
                INSERT INTO webhook (id, tenant_id, version, name, kind, url, filter, ordered, enabled, not_before, created_by,
                  created_at, updated_at)
                VALUES ('%s', '%s', 1, 'CRM', 'STANDARD', '', '{}', FALSE, TRUE, '2461-01-01', 'test', '2026-01-01', '2026-01-01')""".formatted(webhook, tenant));
        execute(ROWS.formatted(tenant, webhook, streams, rows));
        execute("""
                INSERT INTO webhook_message (tenant_id, event_id, payload, stored_at)
                SELECT tenant_id, event_id, '{}', created_at FROM webhook_delivery WHERE tenant_id = '%s'""".formatted(tenant));
    }
}
