package dev.milepost.alert.webhook;

import static dev.milepost.alert.Database.execute;
import static dev.milepost.alert.Database.number;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.alert.Database;
import dev.milepost.alert.ServiceTest;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** More is in line for one webhook than it gets at a time. */
@QuarkusTest
@TestProfile(WebhookOutageQTest.LongLease.class) // a request may wait for what the test does meanwhile
class WebhookBacklogQTest extends ServiceTest {
    private static final int AT_ONCE = 32;

    private final AtomicInteger underWay = new AtomicInteger();
    private final List<Integer> atOnce = new CopyOnWriteArrayList<>();
    private Hooks hooks = Hooks.ofNewTenant();
    private HookReceiver receiver = notStarted();

    @BeforeEach
    void start() throws IOException {
        hooks = Hooks.ofNewTenant();
        receiver = HookReceiver.start();
    }

    @AfterEach
    void stop() throws SQLException {
        receiver.close();
        execute("DELETE FROM webhook_delivery WHERE tenant_id = '%s'".formatted(hooks.tenant));
        execute("DELETE FROM webhook_message WHERE tenant_id = '%s'".formatted(hooks.tenant));
    }

    @Test
    void it_gets_no_more_requests_at_a_time_than_it_may_and_each_delivery_once() throws SQLException {
        receiver.answers(answer(200, Duration.ofMillis(30)));
        putInLine(600);

        awaitNone("due_at IS NOT NULL");

        assertThat(receiver.requests())
                .hasSize(600)
                .extracting(HookReceiver.Request::id)
                .doesNotHaveDuplicates();
        assertThat(atOnce).allMatch(count -> count <= AT_ONCE).anyMatch(count -> count > AT_ONCE / 2);
    }

    @Test
    void what_was_claimed_for_one_that_asks_for_a_pause_goes_back() throws SQLException {
        receiver.answers((exchange, request) -> {
            exchange.getResponseHeaders().set("Retry-After", "60");
            exchange.sendResponseHeaders(503, -1);
        });
        putInLine(200);
        receiver.await(1);

        awaitNone("claimed_by IS NOT NULL");

        assertThat(receiver.requests()).hasSizeLessThanOrEqualTo(2 * AT_ONCE);
        assertThat(count("state = 'PENDING'")).isEqualTo(200);
    }

    @Test
    void one_that_begins_to_fail_gets_two_at_a_time_of_what_was_claimed_before() throws SQLException {
        var known = new CountDownLatch(1);
        receiver.answers((exchange, request) -> {
            atOnce.add(underWay.incrementAndGet());
            if (atOnce.size() > AT_ONCE) { // the first were answered, and these follow before that is recorded
                known.await();
            }
            Thread.sleep(Duration.ofMillis(300));
            underWay.decrementAndGet();
            exchange.sendResponseHeaders(500, -1);
        });
        putInLine(200);
        Hooks.patience("it is known to fail").until(() -> isTrue("failing_since IS NOT NULL"));
        known.countDown();

        awaitNone("state = 'PENDING'"); // it was switched off

        assertThat(atOnce.stream().filter(count -> count > 2))
                .as("all of them, were it not for that")
                .hasSizeLessThan(4 * AT_ONCE);
    }

    @Test
    void what_waits_for_an_address_that_was_left_goes_to_the_new_one() throws Exception {
        try (var moved = HookReceiver.start()) {
            var patched = new CountDownLatch(1);
            receiver.answers((exchange, request) -> {
                if (receiver.requests().size() > AT_ONCE) {
                    patched.await();
                }
                Thread.sleep(Duration.ofMillis(200));
                exchange.sendResponseHeaders(200, -1);
            });
            var hook = hooks.make(receiver.url(), Map.of());
            putInLine(hook, 600);
            receiver.await(1);

            hooks.patch(hook.id, Map.of("url", moved.url())).then().statusCode(200);
            patched.countDown();
            awaitNone("due_at IS NOT NULL");

            assertThat(receiver.requests())
                    .hasSizeLessThanOrEqualTo(400); // those of two seconds, and not all that was claimed
            assertThat(Stream.concat(receiver.requests().stream(), moved.requests().stream()))
                    .extracting(HookReceiver.Request::id)
                    .hasSize(600)
                    .doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {410, 503})
    void what_an_address_answers_that_was_left_is_nothing_to_the_new_one(int status) throws Exception {
        try (var moved = HookReceiver.start()) {
            var patched = new CountDownLatch(1);
            receiver.answers((exchange, request) -> {
                patched.await();
                exchange.getResponseHeaders().set("Retry-After", "600");
                exchange.sendResponseHeaders(status, -1);
            });
            var hook = hooks.make(receiver.url(), Map.of());
            putInLine(hook, AT_ONCE + 8);
            receiver.await(AT_ONCE);

            hooks.patch(hook.id, Map.of("url", moved.url())).then().statusCode(200);
            patched.countDown();

            assertThat(moved.await(8)).hasSizeGreaterThanOrEqualTo(8);
            assertThat(hook.read().getBoolean("enabled")).isTrue();
        }
    }

    @Test
    void one_that_hangs_does_not_delay_another() throws Exception {
        receiver.answers((exchange, request) -> Thread.sleep(Duration.ofSeconds(30)));
        try (var well = HookReceiver.start()) {
            var hanging = hooks.make(receiver.url(), Map.of());
            var quick = Hooks.ofNewTenant();
            var other = quick.make(well.url(), Map.of());
            for (int i = 0; i < 40; i++) {
                hooks.post(hanging.path() + "/ping", "").then().statusCode(202);
            }
            receiver.await(2);

            quick.post(other.path() + "/ping", "").then().statusCode(202);

            well.await(1);
            var attempt = other.log(other.awaitDelivery("DELIVERED").get("id")).getFirst();
            Instant due =
                    Instant.parse(String.valueOf(other.deliveries().getFirst().get("createdAt")));
            assertThat(Duration.between(due, Instant.parse(String.valueOf(attempt.get("at")))))
                    .as("before the first that hangs is cut off")
                    .isLessThan(Duration.ofSeconds(15));
            hooks.request().header("If-Match", "*").delete(Hooks.PATH + hanging.path());
        }
    }

    /** A ping, a replay or an event sees the webhook on, and puts its delivery in line when what waited has been ended. */
    @Test
    void what_is_put_in_line_while_it_is_switched_off_ends() throws SQLException {
        var hook = hooks.make(receiver.url(), Map.of());
        execute("UPDATE webhook SET enabled = FALSE WHERE tenant_id = '%s'".formatted(hooks.tenant));

        putInLine(hook, 3);

        awaitNone("state = 'PENDING'");
        assertThat(count("state = 'CANCELLED' AND due_at IS NULL")).isEqualTo(3);
        assertThat(receiver.requests()).isEmpty();
    }

    @Test
    void what_is_put_in_line_while_it_is_deleted_ends() throws SQLException {
        var hook = hooks.make(receiver.url(), Map.of());
        hooks.request()
                .header("If-Match", "*")
                .delete(Hooks.PATH + hook.path())
                .then()
                .statusCode(204);

        putInLine(hook, 3);

        awaitNone("state = 'PENDING'");
        assertThat(count("state = 'CANCELLED' AND reason = 'the webhook was deleted'"))
                .isEqualTo(3);
    }

    private HookReceiver.Answer answer(int status, Duration after) {
        return (exchange, request) -> {
            atOnce.add(underWay.incrementAndGet());
            Thread.sleep(after);
            underWay.decrementAndGet();
            exchange.sendResponseHeaders(status, -1);
        };
    }

    private void putInLine(int count) throws SQLException {
        putInLine(hooks.make(receiver.url(), Map.of()), count);
    }

    private void putInLine(Hooks.Hook hook, int count) throws SQLException {
        execute("""
                INSERT INTO webhook_message (tenant_id, event_id, payload, stored_at)
                SELECT '%s', UUID(), '{}', UTC_TIMESTAMP(6) FROM seq_1_to_%d""".formatted(hooks.tenant, count));
        execute("""
                INSERT INTO webhook_delivery
                  (tenant_id, webhook_id, event_id, event_type, stream_id, state, due_at, created_at)
                SELECT tenant_id, '%s', event_id, 'x', event_id, 'PENDING', UTC_TIMESTAMP(6), UTC_TIMESTAMP(6)
                FROM webhook_message WHERE tenant_id = '%s'""".formatted(hook.id, hooks.tenant));
    }

    private void awaitNone(String which) {
        Hooks.patience("no delivery with " + which).until(() -> count(which) == 0);
    }

    private boolean isTrue(String ofTheWebhook) throws SQLException {
        return number("SELECT COUNT(*) FROM webhook WHERE tenant_id = '" + hooks.tenant + "' AND " + ofTheWebhook) == 1;
    }

    private int count(String which) throws SQLException {
        try (var connection = Database.open();
                var row = connection
                        .createStatement()
                        .executeQuery("SELECT COUNT(*) FROM webhook_delivery WHERE tenant_id = '%s' AND %s"
                                .formatted(hooks.tenant, which))) {
            row.next();
            return row.getInt(1);
        }
    }

    @SuppressWarnings("NullAway") // started before each test
    private static HookReceiver notStarted() {
        return null;
    }
}
