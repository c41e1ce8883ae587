package dev.milepost.kit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A moment has four digits of year, in a body as in a parameter, however the mapper is put together. */
class StrictMomentsTest {
    private static final String LAST = "9999-12-31T23:59:59.999999999Z";

    private final ObjectMapper json = new ObjectMapper();

    StrictMomentsTest() {
        new JsonConfig().customize(json);
        json.registerModule(new JavaTimeModule()); // as Quarkus does: after the customizers
    }

    record Body(@Nullable Instant at) {}

    @Test
    void aMomentIsRead() throws JsonProcessingException {
        for (String moment : new String[] {"0001-01-01T00:00:00Z", "2028-02-29T08:00:00Z", LAST}) {
            assertThat(read('"' + moment + '"')).isEqualTo(Instant.parse(moment));
            assertThat(Choice.moment("at", moment)).isEqualTo(Instant.parse(moment));
        }
        assertThat(read("\"2028-02-29T08:00:00+02:00\"")).isEqualTo(Instant.parse("2028-02-29T06:00:00Z"));
        assertThat(read("null")).isNull();
        assertThat(json.writeValueAsString(new Body(Instant.parse("2028-02-29T08:00:00Z"))))
                .isEqualTo("{\"at\":\"2028-02-29T08:00:00Z\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+275760-09-13T00:00:00Z",
                "+10000-01-01T00:00:00Z",
                "9999-12-31T23:00:00-01:00",
                "0001-01-01T00:00:00+00:01",
                "0000-01-01T00:00:00Z",
                "-0001-01-01T00:00:00Z",
                "2027-02-29T00:00:00Z",
                "2027-02-28",
                "1772000000",
                ""
            })
    void whatIsNoMomentIsRefused(String text) {
        assertThatThrownBy(() -> read('"' + text + '"')).isInstanceOf(MismatchedInputException.class);
        assertThatThrownBy(() -> Choice.moment("at", text)).isInstanceOf(HttpProblem.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1772000000", "1772000000.5", "[2027, 2, 9]", "{}", "true"})
    void whatIsNoTextIsRefused(String value) {
        assertThatThrownBy(() -> read(value))
                .isInstanceOfSatisfying(
                        MismatchedInputException.class,
                        e -> assertThat(e.getPath().getFirst().getFieldName()).isEqualTo("at"));
    }

    private @Nullable Instant read(String value) throws JsonProcessingException {
        return json.readValue("{\"at\": " + value + "}", Body.class).at();
    }
}
