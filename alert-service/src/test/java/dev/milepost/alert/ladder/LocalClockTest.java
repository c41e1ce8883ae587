package dev.milepost.alert.ladder;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalClockTest {
    private static final LocalClock ALWAYS = new LocalClock(ZoneOffset.UTC, WorkDays.MONDAY_TO_FRIDAY, List.of());
    private static final LocalClock TWICE = ALWAYS.only(List.of(
            new LocalClock.Presence(Instant.parse("2027-12-20T00:00:00Z"), Instant.parse("2027-12-25T00:00:00Z")),
            new LocalClock.Presence(Instant.parse("2027-12-01T00:00:00Z"), Instant.parse("2027-12-06T00:00:00Z"))));

    @ParameterizedTest
    @CsvSource({
        "2027-11-30T23:59:59Z, false, 2027-12-01T00:00:00Z",
        "2027-12-01T00:00:00Z, true, 2027-12-01T00:00:00Z",
        "2027-12-05T23:59:59Z, true, 2027-12-05T23:59:59Z",
        "2027-12-06T00:00:00Z, false, 2027-12-20T00:00:00Z",
        "2027-12-24T09:00:00Z, true, 2027-12-24T09:00:00Z",
        "2027-12-25T00:00:00Z, false, 2027-12-25T00:00:00Z"
    })
    void who_stands_in_more_than_once_is_there_each_time(Instant moment, boolean there, Instant next) {
        assertThat(TWICE.isThere(moment)).isEqualTo(there);
        assertThat(TWICE.there(moment)).isEqualTo(next);
    }

    @Test
    void whoever_stands_in_for_nobody_is_always_there() {
        assertThat(ALWAYS.isThere(Instant.EPOCH)).isTrue();
        assertThat(ALWAYS.there(Instant.EPOCH)).isEqualTo(Instant.EPOCH);
    }
}
