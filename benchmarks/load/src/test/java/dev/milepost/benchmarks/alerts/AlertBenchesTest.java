package dev.milepost.benchmarks.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.milepost.benchmarks.load.BenchException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlertBenchesTest {
    private static final PrintStream NOWHERE = new PrintStream(OutputStream.nullOutputStream());

    @ParameterizedTest
    @CsvSource({
        "--reminders --rungs 1000000 --replicas 2, reminders",
        "--reminders --rungs 20000 --due 1000 --rounds 1 --replicas 2, reminders",
        "--mail --replicas 2, mail",
        "--webhooks --connections 8, webhooks",
        "--events --rate 100 --seconds 5, events"
    })
    void takesTheOptionsOfEach(String arguments, String name) {
        assertThat(parse(arguments).map(AlertBenches.AlertBench::name)).hasValue(name);
    }

    @ParameterizedTest
    @CsvSource({
        "--reminders --replicas 3, neither 1 nor 2",
        "--reminders --replicas two, no option with its value",
        "--mail --importing 5, no option with its value",
        "--reminders --rungs 20000 --due 2000 --rounds 1, these options need 9",
        "--reminders --rungs 20000 --due 2000 --rounds 1, --rungs 28000",
        "--mail --due 20000, these options need 8"
    })
    void refusesWhatItCannotDoBeforeAnythingIsStarted(String arguments, String message) {
        assertThatThrownBy(() -> parse(arguments))
                .isInstanceOf(BenchException.class)
                .hasMessageContaining(message);
    }

    private static Optional<AlertBenches.AlertBench> parse(String arguments) {
        return AlertBenches.of(("results.md " + arguments).split(" "), NOWHERE);
    }
}
