package dev.milepost.kit.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.kit.app.Database;
import dev.milepost.local.testing.MariaDbAndKafka;
import dev.milepost.local.testing.SignedTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** One holder at a time, and who was asleep finds out before it writes. */
@QuarkusTest
@QuarkusTestResource(value = MariaDbAndKafka.class, initArgs = @ResourceArg(name = "service", value = "alert"))
@QuarkusTestResource(SignedTokens.class)
class LeaseQTest {
    private final String name = "test-" + UUID.randomUUID();

    @Test
    void oneReplicaHoldsItUntilItLapses() throws Exception {
        Lease first = new Lease(name, Duration.ofMinutes(10));
        Lease second = new Lease(name, Duration.ofMinutes(10));
        try (var connection = Database.open()) {
            assertThat(first.take(connection)).isTrue();
            assertThat(first.take(connection)).as("prolonged").isTrue();
            assertThat(second.take(connection)).isFalse();
            assertThat(second.isHeld(connection)).isFalse();
            assertThat(first.isHeld(connection)).isTrue();

            Database.change("UPDATE lease SET expires_at = UTC_TIMESTAMP(6) - INTERVAL 1 SECOND WHERE name = ?", name);
            assertThat(first.isHeld(connection)).as("it lapsed").isFalse();
            assertThat(second.take(connection)).isTrue();
            assertThat(first.isHeld(connection)).isFalse();
            assertThat(first.take(connection)).isFalse();
            assertThat(second.isHeld(connection)).isTrue();

            first.release(connection);
            assertThat(second.isHeld(connection)).as("only the holder releases").isTrue();
            second.release(connection);
            assertThat(first.take(connection)).isTrue();
        }
    }
}
