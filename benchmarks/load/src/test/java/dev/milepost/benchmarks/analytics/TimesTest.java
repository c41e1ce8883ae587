package dev.milepost.benchmarks.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class TimesTest {
    @Test
    void ratiosAreThoseOfTheRounds() {
        Times slow = new Times();
        Times fast = new Times();
        for (int round = 0; round < 3; round++) {
            slow.round(3, () -> LockSupport.parkNanos(Duration.ofMillis(20).toNanos()));
            fast.round(3, () -> {});
        }

        assertThat(slow.medians().values()).hasSize(3);
        assertThat(slow.medians().least()).isGreaterThanOrEqualTo(19);
        assertThat(slow.p99()).isGreaterThanOrEqualTo(slow.medians().median());
        assertThat(slow.times(fast).least()).isGreaterThan(1);
    }
}
