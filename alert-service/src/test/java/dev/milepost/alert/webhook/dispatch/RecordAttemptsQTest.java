package dev.milepost.alert.webhook.dispatch;

import static dev.milepost.alert.Database.execute;
import static dev.milepost.alert.Database.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.milepost.alert.Database;
import dev.milepost.alert.ServiceTest;
import dev.milepost.alert.webhook.WebhookKind;
import dev.milepost.alert.webhook.delivery.AttemptOutcome;
import io.quarkus.arc.ClientProxy;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What came of requests while it cannot be written, or some of it cannot. */
@QuarkusTest
class RecordAttemptsQTest extends ServiceTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject
    RecordAttempts record;

    @Inject
    Slots slots;

    private final String tenant = "t" + UUID.randomUUID();
    private final UUID webhook = UUID.randomUUID();

    @AfterEach
    void forget() throws SQLException {
        execute("DELETE FROM webhook_attempt WHERE tenant_id = '" + tenant + "'");
    }

    @Test
    void one_that_cannot_be_written_takes_no_other_with_it() {
        slots.use(new WebhookClaims.Lane(tenant, webhook, false, false, true), 2);

        record.add(attempt("h".repeat(5_000), 0));
        record.add(attempt("192.0.2.1", Duration.ofMinutes(1).toNanos()));

        await().atMost(PATIENCE).until(() -> written() == 1);
    }

    @Test
    void while_the_database_is_busy_it_is_tried_for_as_long_as_one_of_the_claims_lasts() throws SQLException {
        slots.use(new WebhookClaims.Lane(tenant, webhook, false, false, true), 2);
        var batch = List.<Ended>of(
                attempt("192.0.2.1", 0),
                attempt("192.0.2.1", Duration.ofMinutes(1).toNanos()));
        CompletableFuture<Void> recorded;
        try (var other = Database.open();
                var statement = other.createStatement()) {
            statement.execute("LOCK TABLES webhook_attempt READ");

            recorded = CompletableFuture.runAsync(() -> recordAll(batch));
            await().atMost(PATIENCE)
                    .until(() -> number(
                                    "SELECT COUNT(*) FROM information_schema.processlist"
                                            + " WHERE state LIKE 'Waiting for table metadata lock%' AND info LIKE '%webhook_attempt%'")
                            > 0);
            execute(
                    "KILL QUERY "
                            + number(
                                    "SELECT id FROM information_schema.processlist"
                                            + " WHERE state LIKE 'Waiting for table metadata lock%' AND info LIKE '%webhook_attempt%' LIMIT 1"));
        }

        await().atMost(PATIENCE).until(recorded::isDone);
        assertThat(written()).isEqualTo(2);
        assertThat(slots.isUsed(new WebhookClaims.Lane(tenant, webhook, false, false, true)))
                .isFalse();
    }

    private void recordAll(List<Ended> batch) {
        try {
            ClientProxy.unwrap(record).record(batch);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private long written() throws SQLException {
        return number("SELECT COUNT(*) FROM webhook_attempt WHERE tenant_id = '" + tenant + "'");
    }

    /** @param claimed for how many nanoseconds more */
    private Attempt attempt(String address, long claimed) {
        Instant now = Instant.parse("2026-01-02T00:00:00Z");
        var receiver = new Receiver(tenant, webhook, 1, WebhookKind.STANDARD, "", List.of(), null, null);
        var due = new Due(
                1,
                UUID.randomUUID(),
                "x",
                "{}",
                0,
                false,
                now,
                UUID.randomUUID(),
                System.nanoTime() + claimed,
                null,
                null,
                null);
        return new Attempt(
                receiver,
                due,
                now,
                Duration.ZERO,
                address,
                new Attempt.Answer(AttemptOutcome.DELIVERED, 200, null, null, Optional.empty()));
    }
}
