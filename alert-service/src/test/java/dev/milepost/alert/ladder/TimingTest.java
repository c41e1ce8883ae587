package dev.milepost.alert.ladder;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimingTest {
    private static final QuietHours NIGHT = new QuietHours(LocalTime.of(20, 0), LocalTime.of(7, 0));

    @Test
    void keeps_the_time_of_day_across_a_change_of_the_clocks() {
        // Clocks in Berlin go forward on 28 March 2027.
        assertThat(moment("09:00", "2027-03-24", "Europe/Berlin")).isEqualTo("2027-03-24T08:00:00Z");
        assertThat(moment("09:00", "2027-03-31", "Europe/Berlin")).isEqualTo("2027-03-31T07:00:00Z");
    }

    @Test
    void moves_a_time_that_does_not_exist_forward() {
        assertThat(moment("02:30", "2027-03-28", "Europe/Berlin"))
                .as("02:30 is skipped, 03:30 summer time comes instead")
                .isEqualTo("2027-03-28T01:30:00Z");
    }

    @Test
    void takes_a_time_that_comes_twice_the_first_time() {
        assertThat(moment("02:30", "2027-10-31", "Europe/Berlin"))
                .as("02:30 summer time")
                .isEqualTo("2027-10-31T00:30:00Z");
    }

    @ParameterizedTest
    @CsvSource({
        "Pacific/Auckland, 2027-01-14T20:00:00Z",
        "UTC, 2027-01-15T09:00:00Z",
        "Asia/Kathmandu, 2027-01-15T03:15:00Z",
        "America/Los_Angeles, 2027-01-15T17:00:00Z",
    })
    void reckons_in_the_zone_of_the_recipient(String zone, Instant expected) {
        assertThat(moment("09:00", "2027-01-15", zone)).isEqualTo(expected);
    }

    @Test
    void a_day_that_a_zone_left_out_counts_as_the_next() {
        assertThat(moment("09:00", "2011-12-30", "Pacific/Apia")).isEqualTo("2011-12-30T19:00:00Z");
    }

    @ParameterizedTest
    @CsvSource({
        "2027-03-27, false, 2027-03-26", // Saturday: before, to Friday
        "2027-03-28, false, 2027-03-26",
        "2027-03-28, true, 2027-03-29", // after, to Monday
        "2027-03-26, true, 2027-03-26"
    })
    void a_day_off_moves_away_from_being_too_late(LocalDate day, boolean after, LocalDate kept) {
        var timing = new Timing(LocalTime.of(9, 0), true);

        assertThat(timing.moment(day, after, clock("UTC")))
                .isEqualTo(kept.atTime(9, 0).atZone(ZoneId.of("UTC")).toInstant());
    }

    @ParameterizedTest
    @CsvSource({
        "2027-03-24T19:30:00Z, 2027-03-25T06:00:00Z", // 20:30 in Berlin: 07:00 next day
        "2027-03-25T05:59:59Z, 2027-03-25T06:00:00Z",
        "2027-03-25T06:00:00Z, 2027-03-25T06:00:00Z",
        "2027-03-24T18:59:59Z, 2027-03-24T18:59:59Z",
        "2027-03-27T23:30:00Z, 2027-03-28T05:00:00Z" // the night of the change
    })
    void quiet_hours_put_off_to_their_end(Instant happened, Instant sent) {
        var timing = new Timing(LocalTime.of(9, 0), false);

        assertThat(timing.soonest(happened, clock("Europe/Berlin", NIGHT))).isEqualTo(sent);
    }

    @ParameterizedTest
    @CsvSource({
        "17:30, 2027-03-26, false, 2027-03-26T16:45:00Z", // on a Friday, and not on Saturday
        "17:30, 2027-03-26, true, 2027-03-29T08:00:00Z", // after the day: on Monday
        "17:30, 2027-03-25, true, 2027-03-26T08:00:00Z",
        "07:00, 2027-03-25, false, 2027-03-25T08:00:00Z",
        "23:59, 2027-03-25, false, 2027-03-25T16:45:00Z",
    })
    void quiet_hours_make_no_rung_too_late_and_put_none_on_a_day_off(
            LocalTime at, LocalDate day, boolean after, Instant moment) {
        var evening = new QuietHours(LocalTime.of(17, 0), LocalTime.of(8, 0));

        assertThat(new Timing(at, true).moment(day, after, clock("UTC", evening)))
                .isEqualTo(moment);
    }

    @ParameterizedTest
    @CsvSource({
        "00:39, 00:26, 2027-03-25T00:38:00Z", // 13 minutes are left of the day
        "00:10, 23:50, 2027-03-25T23:50:00Z", // their end is on the same day
        "00:50, 00:26, 2027-03-25T00:35:00Z"
    })
    void so_little_is_left_before_quiet_hours_that_it_comes_at_the_last_minute(
            LocalTime from, LocalTime to, Instant moment) {
        var clock = clock("UTC", new QuietHours(from, to));

        assertThat(new Timing(LocalTime.of(15, 45), true).moment(LocalDate.parse("2027-03-25"), false, clock))
                .isEqualTo(moment);
    }

    @Test
    void a_gap_between_quiet_hours_is_used_however_short_it_is() {
        var evening = new QuietHours(LocalTime.of(20, 0), LocalTime.of(7, 0));
        var day = new QuietHours(LocalTime.of(7, 0), LocalTime.of(19, 50));

        assertThat(new Timing(LocalTime.of(21, 0), true)
                        .moment(LocalDate.parse("2027-03-25"), false, clock("UTC", evening, day)))
                .isEqualTo(Instant.parse("2027-03-25T19:59:00Z"));
    }

    @Test
    void quiet_hours_that_fill_the_rest_of_the_day_and_its_beginning_put_off_all_the_same() {
        var clock = clock(
                "UTC",
                new QuietHours(LocalTime.of(12, 0), LocalTime.of(8, 0)),
                new QuietHours(LocalTime.of(7, 0), LocalTime.of(12, 0)));

        assertThat(new Timing(LocalTime.of(17, 30), true).moment(LocalDate.parse("2027-03-25"), false, clock))
                .as("no minute is left, so it is as planned")
                .isEqualTo("2027-03-25T17:30:00Z");
    }

    @Test
    void what_happens_on_a_day_off_is_told_on_the_next_business_day() {
        var timing = new Timing(LocalTime.of(9, 0), true);

        assertThat(timing.soonest(Instant.parse("2027-03-27T12:00:00Z"), clock("UTC", NIGHT)))
                .isEqualTo("2027-03-29T09:00:00Z");
        assertThat(timing.soonest(Instant.parse("2027-03-26T21:00:00Z"), clock("UTC", NIGHT)))
                .as("Friday night")
                .isEqualTo("2027-03-29T09:00:00Z");
    }

    @ParameterizedTest
    @CsvSource({
        "PT4H, false, 2027-03-26T13:00:00Z",
        "PT12H, false, 2027-03-29T09:00:00Z", // 21:00 on a Friday
        "P1D, true, 2027-03-29T09:00:00Z",
        "P2D, true, 2027-03-30T09:00:00Z",
        "P1D, false, 2027-03-29T09:00:00Z", // Saturday: moved
    })
    void waits_before_it_escalates(String wait, boolean business, Instant then) {
        var timing = new Timing(LocalTime.of(9, 0), true);

        assertThat(timing.later(Instant.parse("2027-03-26T09:00:00Z"), wait, business, clock("UTC", NIGHT)))
                .isEqualTo(then);
    }

    @Test
    void hours_that_leave_no_minute_of_the_day_hold_nothing_up() {
        var all = clock(
                "UTC",
                new QuietHours(LocalTime.of(0, 0), LocalTime.of(12, 0)),
                new QuietHours(LocalTime.of(12, 0), LocalTime.of(0, 0)));
        Instant noon = Instant.parse("2027-03-26T12:00:00Z");

        assertThat(new Timing(LocalTime.NOON, false).soonest(noon, all)).isEqualTo(noon);
    }

    private static Instant moment(String at, String day, String zone) {
        return new Timing(LocalTime.parse(at), false).moment(LocalDate.parse(day), false, clock(zone));
    }

    private static LocalClock clock(String zone, QuietHours... quiet) {
        return new LocalClock(ZoneId.of(zone), WorkDays.MONDAY_TO_FRIDAY, List.of(quiet));
    }
}
