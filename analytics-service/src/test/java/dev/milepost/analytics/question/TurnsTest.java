package dev.milepost.analytics.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.InstanceOfAssertFactory;
import org.assertj.core.api.ObjectAssert;
import org.junit.jupiter.api.Test;

class TurnsTest {
    private static final InstanceOfAssertFactory<HttpProblem, ObjectAssert<HttpProblem>> PROBLEM =
            InstanceOfAssertFactories.type(HttpProblem.class);

    private final Turns turns = new Turns(2, Duration.ofMillis(20), Duration.ofMillis(2_500));

    @Test
    void onlySomeAreTakenAtOnce() {
        var one = turns.take();
        try (Turns.Turn _ = turns.take()) {
            assertThatThrownBy(turns::take).asInstanceOf(PROBLEM).satisfies(problem -> {
                assertThat(problem.getStatusCode()).isEqualTo(503);
                assertThat(problem.getHeaders()).containsEntry("Retry-After", 5);
            });
        }
        turns.take().close();
        one.close();
    }

    @Test
    void whatTheDatabaseGaveUpIsUnavailable() {
        assertThat(turns.limited("SELECT 1")).isEqualTo("SET STATEMENT max_statement_time = 2.5 FOR SELECT 1");
        assertThat(Turns.failed("cannot", new SQLException("too long", "70100", 1969)))
                .asInstanceOf(PROBLEM)
                .satisfies(problem -> {
                    assertThat(problem.getStatusCode()).isEqualTo(503);
                    assertThat(problem.getHeaders()).isEmpty(); // it would be told to a report that it passes by itself
                });
        assertThat(Turns.failed("cannot", new SQLException("gone", "08000", 1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("cannot");
    }

    @Test
    void aPageWaitsForItsTurnAsLongAsItTakes() throws Exception {
        assertWaits(() -> {
            turns.takeInLine().close();
            return true;
        });
    }

    @Test
    void aFileThatHasBegunWaitsForItsTurnsAsLongAsItTakes() throws Exception {
        assertWaits(() -> {
            BegunFile.<RuntimeException>write(() -> turns.take().close());
            return true;
        });
    }

    private void assertWaits(Callable<Boolean> reading) throws Exception {
        var one = turns.take();
        try (var other = turns.take();
                var reader = Executors.newSingleThreadExecutor()) {
            var page = reader.submit(reading);
            assertThatThrownBy(() -> page.get(100, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
            one.close();
            page.get(5, TimeUnit.SECONDS);
            assertThat(other).isNotNull();
        }
    }
}
