package dev.milepost.alert.webhook.dispatch;

import static dev.milepost.alert.Database.execute;
import static dev.milepost.alert.Database.number;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.alert.ServiceTest;
import dev.milepost.alert.webhook.WebhookKind;
import dev.milepost.alert.webhook.delivery.AttemptOutcome;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AttemptRowsQTest extends ServiceTest {
    @Inject
    AttemptRows rows;

    private final String tenant = "t" + UUID.randomUUID();
    private final UUID webhook = UUID.randomUUID();

    @AfterEach
    void forget() throws SQLException {
        execute("DELETE FROM webhook_attempt WHERE tenant_id = '" + tenant + "'");
        execute("DELETE FROM webhook WHERE tenant_id = '" + tenant + "'");
    }

    @Test
    void a_pause_outlasts_what_was_under_way_when_it_was_asked_for() throws SQLException {
        execute("""
                INSERT INTO webhook (id, tenant_id, version, name, kind, url, filter, ordered, enabled, failing_since,
                  created_by, created_at, updated_at)
                VALUES ('%s', '%s', 1, 'CRM', 'STANDARD', '', '{}', FALSE, TRUE, '2026-01-01', 'test', '2026-01-01',
                  '2026-01-01')""".formatted(webhook, tenant));

        rows.write(List.of(attempt(429, Duration.ofHours(1))), List.of());
        rows.write(List.of(attempt(200, null)), List.of());

        assertThat(number("SELECT COUNT(*) FROM webhook WHERE failing_since IS NULL"
                        + " AND not_before > UTC_TIMESTAMP(6) AND id = '" + webhook + "'"))
                .isEqualTo(1);
    }

    private Attempt attempt(int status, @Nullable Duration retryAfter) {
        var receiver = new Receiver(
                tenant, webhook, 1, WebhookKind.STANDARD, "", List.of(), Instant.parse("2026-01-01T00:00:00Z"), null);
        Instant now = Instant.parse("2026-01-02T00:00:00Z");
        var due = new Due(1, UUID.randomUUID(), "x", "{}", 0, false, now, UUID.randomUUID(), 0, null, null, null);
        return new Attempt(
                receiver,
                due,
                now,
                Duration.ZERO,
                null,
                new Attempt.Answer(
                        status == 200 ? AttemptOutcome.DELIVERED : AttemptOutcome.REFUSED,
                        status,
                        null,
                        null,
                        Optional.ofNullable(retryAfter)));
    }
}
