package dev.milepost.analytics.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.time.Duration;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class TurnsTest {
    private final Turns turns = new Turns(2, Duration.ofMillis(20));

    @Test
    void onlySomeAreTakenAtOnce() {
        var one = turns.take();
        try (Turns.Turn _ = turns.take()) {
            assertThatThrownBy(turns::take)
                    .asInstanceOf(InstanceOfAssertFactories.type(HttpProblem.class))
                    .satisfies(problem -> {
                        assertThat(problem.getStatusCode()).isEqualTo(503);
                        assertThat(problem.getHeaders()).containsEntry("Retry-After", 5);
                    });
        }
        turns.take().close();
        one.close();
    }
}
