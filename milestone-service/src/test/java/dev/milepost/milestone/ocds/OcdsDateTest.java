package dev.milepost.milestone.ocds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OcdsDateTest {
    @ParameterizedTest
    @CsvSource({
        "2018-10-05T00:00:00+04:30, 2018-10-05",
        "2018-10-05T23:59:59-06:00, 2018-10-05",
        "2018-10-05T00:00:00Z, 2018-10-05",
        "2018-10-05T00:00:00.123+01:00, 2018-10-05",
        "2018-10-05T12:30, 2018-10-05",
        "2020-02-29, 2020-02-29"
    })
    void theDayIsTheOneWritten(String text, LocalDate day) {
        assertThat(OcdsDate.day(text)).isEqualTo(day);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2018-02-30T00:00:00Z",
                "2019-02-29",
                "2018-13-01",
                "2018-10-05T25:00:00Z",
                "2018-10-05T00:00:00+25:00",
                "2018-10-05 00:00:00",
                "05.10.2018",
                "soon",
                "",
                "0000-01-01",
                "+12018-01-01"
            })
    void whatIsNoDayIsRefused(String text) {
        assertThatThrownBy(() -> OcdsDate.day(text)).isInstanceOf(DateTimeException.class);
    }

    @Test
    void momentsOrderAcrossOffsets() {
        assertThat(OcdsDate.moment("2018-10-05T00:00:00+04:30")).isEqualTo(Instant.parse("2018-10-04T19:30:00Z"));
        assertThat(OcdsDate.moment("2018-10-05")).isEqualTo(Instant.parse("2018-10-05T00:00:00Z"));
    }
}
