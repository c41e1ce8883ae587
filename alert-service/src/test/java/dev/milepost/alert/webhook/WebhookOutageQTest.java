package dev.milepost.alert.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.alert.ServiceTest;
import dev.milepost.local.testing.MariaDbAndKafka;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** The database goes away between a receiver's answer and its record. */
@QuarkusTest
@TestProfile(WebhookOutageQTest.LongLease.class)
class WebhookOutageQTest extends ServiceTest {
    private static final int SENT = 8;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** As in production: the lease outlasts the outage, so whatever is sent again was forgotten. */
    public static final class LongLease implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("milepost.webhooks.timeout", "20s", "milepost.webhooks.lease", "2m");
        }
    }

    @Test
    void what_was_taken_meanwhile_is_recorded_when_it_is_back_and_not_sent_again() throws Exception {
        var away = new CountDownLatch(1);
        var answered = new AtomicInteger();
        try (var receiver = HookReceiver.start()) {
            receiver.answers((exchange, request) -> {
                away.await();
                exchange.sendResponseHeaders(204, -1);
                answered.incrementAndGet();
            });
            var hooks = Hooks.ofNewTenant();
            var hook = hooks.make(receiver.url(), Map.of());
            for (int i = 0; i < SENT; i++) {
                hooks.post(hook.path() + "/ping", "").then().statusCode(202);
            }
            receiver.await(SENT);

            MariaDbAndKafka.mariaDb().kill();
            try {
                away.countDown();
                await("all are answered").until(() -> answered.get() == SENT);
                await("nothing can be recorded")
                        .until(() -> hooks.request().get(Hooks.PATH).statusCode() == 503);
            } finally {
                MariaDbAndKafka.mariaDb().restart();
            }

            await("all are recorded")
                    .untilAsserted(() -> assertThat(hook.deliveries())
                            .hasSize(SENT)
                            .allSatisfy(one -> assertThat(one)
                                    .containsEntry("state", "DELIVERED")
                                    .containsEntry("attempts", 1)));
            assertThat(hook.deliveries())
                    .allSatisfy(one -> assertThat(hook.log(one.get("id")))
                            .singleElement()
                            .satisfies(attempt -> assertThat(attempt).containsEntry("outcome", "DELIVERED")));
            assertThat(receiver.requests())
                    .extracting(HookReceiver.Request::id)
                    .hasSize(SENT)
                    .doesNotHaveDuplicates();
        }
    }

    private static org.awaitility.core.ConditionFactory await(String what) {
        return Awaitility.await(what).atMost(PATIENCE);
    }
}
