package dev.milepost.kit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A day has four digits of year, and is written as the specification says, however the mapper is put together. */
class StrictDatesTest {
    private final ObjectMapper json = new ObjectMapper();

    StrictDatesTest() {
        new JsonConfig().customize(json);
        json.registerModule(new JavaTimeModule()); // as Quarkus does: after the customizers
    }

    record Body(@Nullable LocalDate day, @Nullable List<LocalDate> days) {}

    @Test
    void aDayIsRead() throws JsonProcessingException {
        assertThat(json.readValue("{\"day\": \"2028-02-29\", \"days\": [\"9999-12-31\"]}", Body.class))
                .isEqualTo(new Body(LocalDate.of(2028, 2, 29), List.of(LocalDate.of(9999, 12, 31))));
        assertThat(json.readValue("{\"day\": null}", Body.class).day()).isNull();
        assertThat(json.treeToValue(json.readTree("{\"day\": \"2028-02-29\"}"), Body.class)
                        .day())
                .isEqualTo(LocalDate.of(2028, 2, 29));
        assertThat(json.writeValueAsString(LocalDate.of(2028, 2, 29))).isEqualTo("\"2028-02-29\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"+12345-01-01\"",
                "\"99999-01-01\"",
                "\"-0001-01-01\"",
                "\"0000-01-01\"",
                "\"+999999999-12-31\"",
                "\"2027-02-29\"",
                "\"2027-2-9\"",
                "\"2027-02-09T00:00:00Z\"",
                "\"\"",
                "[2027, 2, 9]",
                "20270209",
                "{}",
                "true"
            })
    void whatIsNoDayIsRefused(String value) {
        assertThatThrownBy(() -> json.readValue("{\"day\": " + value + "}", Body.class))
                .isInstanceOfSatisfying(
                        MismatchedInputException.class,
                        e -> assertThat(e.getPath().getFirst().getFieldName()).isEqualTo("day"));
        assertThatThrownBy(() -> json.readValue("{\"days\": [" + value + "]}", Body.class))
                .isInstanceOf(MismatchedInputException.class);
    }
}
