package dev.milepost.analytics.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.kit.problem.Violations;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScheduleTest {
    private static Schedule schedule(
            Frequency every, String at, String zone, @Nullable String week, @Nullable Integer day) {
        return new Schedule(every, LocalTime.parse(at), zone, week == null ? null : DayOfWeek.valueOf(week), day);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "DAILY,   07:30, Europe/Berlin,      -,      -,  2027-03-01T06:29:59Z, 2027-03-01T06:30:00Z",
                "DAILY,   07:30, Europe/Berlin,      -,      -,  2027-03-01T06:30:00Z, 2027-03-02T06:30:00Z",
                "DAILY,   02:30, Europe/Berlin,      -,      -,  2027-03-27T12:00:00Z, 2027-03-28T01:30:00Z",
                "DAILY,   02:30, Europe/Berlin,      -,      -,  2027-10-30T12:00:00Z, 2027-10-31T00:30:00Z",
                "DAILY,   02:30, Europe/Berlin,      -,      -,  2027-10-31T00:30:00Z, 2027-11-01T01:30:00Z",
                "DAILY,   23:59, Pacific/Kiritimati, -,      -,  2027-03-01T09:58:00Z, 2027-03-01T09:59:00Z",
                "WEEKLY,  09:00, UTC,                -,      -,  2027-03-01T09:00:00Z, 2027-03-08T09:00:00Z",
                "WEEKLY,  09:00, UTC,                FRIDAY, -,  2027-03-01T09:00:00Z, 2027-03-05T09:00:00Z",
                "MONTHLY, 09:00, UTC,                -,      -,  2027-03-01T09:00:00Z, 2027-04-01T09:00:00Z",
                "MONTHLY, 09:00, UTC,                -,      31, 2027-01-31T09:00:00Z, 2027-02-28T09:00:00Z",
                "MONTHLY, 09:00, UTC,                -,      31, 2027-02-28T09:00:00Z, 2027-03-31T09:00:00Z",
                "MONTHLY, 09:00, UTC,                -,      15, 2027-12-20T09:00:00Z, 2028-01-15T09:00:00Z"
            })
    void theNextMomentIsThatOfTheClockThere(
            Frequency every,
            String at,
            String zone,
            @Nullable String week,
            @Nullable Integer day,
            Instant after,
            Instant expected) {
        assertThat(schedule(every, at, zone, week, day).after(after)).isEqualTo(expected);
    }

    @Test
    void whatContradictsItselfIsFound() {
        assertThat(isRight(schedule(Frequency.DAILY, "09:00", "Mars/Olympus", null, null)))
                .isFalse();
        assertThat(isRight(schedule(Frequency.DAILY, "09:00", "+02:00", null, null)))
                .isFalse();
        assertThat(isRight(schedule(Frequency.DAILY, "09:00", "UTC", "FRIDAY", null)))
                .isFalse();
        assertThat(isRight(schedule(Frequency.WEEKLY, "09:00", "UTC", null, 3))).isFalse();
        assertThat(isRight(schedule(Frequency.MONTHLY, "09:00", "UTC", null, 31)))
                .isTrue();
    }

    private static boolean isRight(Schedule schedule) {
        Violations found = new Violations();
        schedule.check(found);
        return found.isEmpty();
    }
}
