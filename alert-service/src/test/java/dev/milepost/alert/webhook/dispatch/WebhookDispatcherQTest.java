package dev.milepost.alert.webhook.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.alert.ServiceTest;
import dev.milepost.alert.webhook.WebhookConfig;
import dev.milepost.alert.webhook.WebhookKind;
import dev.milepost.alert.webhook.delivery.DueSignal;
import dev.milepost.alert.webhook.secret.SecretBox;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What an ordered webhook holds up: all behind a first one that waits for its next attempt is due. */
@QuarkusTest
class WebhookDispatcherQTest extends ServiceTest {
    private static final Duration LOOK = Duration.ofMillis(20);

    @Inject
    WebhookConfig config;

    @Inject
    DataSource database;

    @Inject
    SecretBox box;

    @Inject
    SendDeliveries send;

    @Inject
    RecordAttempts record;

    @Inject
    DisableWebhook disable;

    @Inject
    TransactionSynchronizationRegistry registry;

    @Test
    void it_is_not_read_all_the_time() throws SQLException {
        var looks = new Looks(database, box);
        var signal = new DueSignal(registry);
        var dispatcher = dispatcher(looks, signal);
        long begun = System.nanoTime();
        long rests = Duration.ofSeconds(2).toNanos();

        while (System.nanoTime() - begun < rests) {
            signal.now();
            dispatcher.dispatch();
        }

        long seconds = Duration.ofNanos(System.nanoTime() - begun).toSeconds();
        assertThat(looks.count).isBetween(1L, 1 + seconds); // it rests for fifty times 20 ms
    }

    @Test
    void what_is_put_in_line_is_heard_of() throws SQLException {
        var signal = new DueSignal(registry);

        signal.news(List.of(UUID.randomUUID()));
        dispatcher(new Looks(database, box), signal).dispatch();

        assertThat(signal.takeNews()).isEmpty();
    }

    private WebhookDispatcher dispatcher(WebhookClaims claims, DueSignal signal) {
        return new WebhookDispatcher(config, claims, send, record, disable, new Slots(config), signal);
    }

    /** Finds that an ordered webhook has much that is due and nothing that may go. */
    private static final class Looks extends WebhookClaims {
        private final Lane lane = new Lane("t", UUID.randomUUID(), false, true, true);
        private long count;

        Looks(DataSource database, SecretBox box) {
            super(database, box);
        }

        @Override
        List<Lane> lanes() {
            return new ArrayList<>(List.of(lane));
        }

        @Override
        Claimed take(Lane of, int limit, Duration lease) {
            count++;
            for (long begun = System.nanoTime(); System.nanoTime() - begun < LOOK.toNanos(); ) {
                Thread.onSpinWait();
            }
            return new Claimed(
                    new Receiver(of.tenant(), of.webhook(), 1, WebhookKind.STANDARD, "", List.of(), null, null),
                    List.of());
        }
    }
}
