package dev.milepost.alert.webhook.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.alert.webhook.WebhookConfig;
import dev.milepost.alert.webhook.WebhookKind;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;

class SlotsTest {
    private final Slots slots = new Slots(new SmallRyeConfigBuilder()
            .withMapping(WebhookConfig.class)
            .withDefaultValue("milepost.webhooks.key", "development")
            .withConverter(Duration.class, 100, new DurationConverter())
            .build()
            .getConfigMapping(WebhookConfig.class));

    @RepeatedTest(5)
    void tenants_that_hold_all_there_is_leave_what_becomes_free_to_others() {
        var lanes = new ArrayList<>(Stream.of("a", "b")
                .flatMap(tenant -> IntStream.range(0, 100).mapToObj(i -> lane(tenant)))
                .toList());
        take(lanes);
        assertThat(slots.used()).isEqualTo(1024);
        var other = lane("c");
        lanes.add(other);

        slots.free(receiver("a", lanes.getFirst().webhook()));
        take(lanes);

        assertThat(slots.isUsed(other)).isTrue();
    }

    private void take(List<WebhookClaims.Lane> lanes) {
        slots.order(lanes);
        for (var lane : lanes) {
            int free = slots.free(lane);
            if (free > 0) {
                slots.use(lane, free);
            }
        }
    }

    private static WebhookClaims.Lane lane(String tenant) {
        return new WebhookClaims.Lane(tenant, UUID.randomUUID(), false, false, true);
    }

    private static Receiver receiver(String tenant, UUID webhook) {
        return new Receiver(tenant, webhook, 1, WebhookKind.STANDARD, "", List.of(), null, null);
    }
}
