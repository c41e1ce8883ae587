package dev.milepost.kit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkiverse.resteasy.problem.HttpProblem;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpectedVersionTest {
    @Test
    void theVersionThatIsThereMayBeChanged() {
        assertThatCode(() -> ExpectedVersion.required("\"7\"").check(7)).doesNotThrowAnyException();
        assertThatCode(() -> ExpectedVersion.required(" \"7\" ").check(7)).doesNotThrowAnyException();
        assertThatCode(() -> ExpectedVersion.required("*").check(7)).doesNotThrowAnyException();
        assertThatCode(() -> ExpectedVersion.optional(null).check(7)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(longs = {6, 8, 77})
    void anotherVersionMayNotAndTheAnswerNamesTheOneThatIsThere(long current) {
        assertThatThrownBy(() -> ExpectedVersion.required("\"7\"").check(current))
                .isInstanceOfSatisfying(HttpProblem.class, problem -> {
                    assertThat(problem.getStatusCode()).isEqualTo(412);
                    assertThat(problem.getHeaders()).containsKey("ETag");
                    assertThat(String.valueOf(problem.getHeaders().get("ETag"))).contains("\"" + current + "\"");
                });
        assertThatThrownBy(() -> ExpectedVersion.optional("\"7\"").check(current))
                .isInstanceOf(HttpProblem.class);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " "})
    void withoutIfMatchNothingIsChanged(@Nullable String header) {
        assertThatThrownBy(() -> ExpectedVersion.required(header))
                .isInstanceOfSatisfying(
                        HttpProblem.class,
                        problem -> assertThat(problem.getStatusCode()).isEqualTo(428));
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "W/\"7\"", "\"seven\"", "\"7\", \"8\"", "\"-7\"", "\"9999999999999999999\""})
    void whatIsNoStrongTagOfOursMatchesNothing(String header) {
        assertThatThrownBy(() -> ExpectedVersion.required(header).check(7))
                .isInstanceOfSatisfying(
                        HttpProblem.class,
                        problem -> assertThat(problem.getStatusCode()).isEqualTo(412));
    }
}
