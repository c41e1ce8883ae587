package dev.milepost.alert.inbound;

import static dev.milepost.alert.Database.number;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.alert.Contract;
import dev.milepost.alert.ServiceTest;
import dev.milepost.events.ContractStatus;
import dev.milepost.kit.time.BusinessClock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CatchUpQTest extends ServiceTest {
    private static final TopicPartition FIRST = new TopicPartition("t", 0);
    private static final TopicPartition SECOND = new TopicPartition("t", 1);

    @Inject
    CatchUp catchUp;

    @Inject
    BusinessClock clock;

    @Test
    void returns_only_when_what_was_there_is_folded() throws Exception {
        Contract last = new Contract("aurora", "UTC", clock.instant());
        for (int i = 0; i < 40; i++) {
            last = new Contract("aurora", "UTC", clock.instant()).is(ContractStatus.ACTIVE);
        }

        assertThat(catchUp.await(Duration.ofSeconds(30))).isTrue();

        assertThat(number("SELECT COUNT(*) FROM known_contract WHERE id = '" + last.id + "'"))
                .isEqualTo(1);
    }

    @Test
    void every_partition_counts() {
        Map<TopicPartition, @Nullable OffsetAndMetadata> folded = new HashMap<>();
        folded.put(FIRST, new OffsetAndMetadata(7));

        assertThat(CatchUp.isReached(Map.of(FIRST, 7L, SECOND, 0L), folded)).isTrue();
        assertThat(CatchUp.isReached(Map.of(FIRST, 8L, SECOND, 0L), folded)).isFalse();
        assertThat(CatchUp.isReached(Map.of(FIRST, 7L, SECOND, 1L), folded)).isFalse();
    }
}
