package dev.milepost.alert.ladder;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LadderTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    void keeps_the_time_of_day_across_a_change_of_the_clocks() {
        // Clocks in Berlin go forward on 28 March 2027.
        var ladder = ladder("09:00", "P-7D", "P0D");

        var steps = ladder.steps(LocalDate.of(2027, 3, 31), BERLIN);

        assertThat(steps)
                .extracting(Step::sendAt)
                .containsExactly(Instant.parse("2027-03-24T08:00:00Z"), Instant.parse("2027-03-31T07:00:00Z"));
    }

    @Test
    void moves_a_time_that_does_not_exist_forward() {
        assertThat(only(ladder("02:30", "P0D"), "2027-03-28", "Europe/Berlin"))
                .as("02:30 is skipped, 03:30 summer time comes instead")
                .isEqualTo(Instant.parse("2027-03-28T01:30:00Z"));
    }

    @Test
    void takes_a_time_that_comes_twice_the_first_time() {
        assertThat(only(ladder("02:30", "P0D"), "2027-10-31", "Europe/Berlin"))
                .as("02:30 summer time")
                .isEqualTo(Instant.parse("2027-10-31T00:30:00Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "Pacific/Auckland, 2027-01-14T20:00:00Z",
        "UTC, 2027-01-15T09:00:00Z",
        "Asia/Kathmandu, 2027-01-15T03:15:00Z",
        "America/Los_Angeles, 2027-01-15T17:00:00Z",
    })
    void reckons_in_the_zone_of_the_contract(String zone, Instant expected) {
        assertThat(only(ladder("09:00", "P0D"), "2027-01-15", zone)).isEqualTo(expected);
    }

    @Test
    void a_day_that_a_zone_left_out_counts_as_the_next() {
        assertThat(only(ladder("09:00", "P0D"), "2011-12-30", "Pacific/Apia"))
                .isEqualTo(Instant.parse("2011-12-30T19:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "2027-03-31, P-1M, 2027-02-28",
        "2028-03-31, P-1M, 2028-02-29",
        "2027-03-01, P-1D, 2027-02-28",
        "2028-03-01, P-1D, 2028-02-29",
        "2028-02-29, P1Y, 2029-02-28",
        "2027-01-10, P-30D, 2026-12-11"
    })
    void ends_a_month_at_its_last_day(LocalDate due, Period offset, LocalDate day) {
        assertThat(new Rung(offset).day(due)).isEqualTo(day);
    }

    @Test
    void orders_by_moment_whatever_the_configuration_says() {
        var steps = ladder("09:00", "P7D", "P0D", "P-1M", "P-7D").steps(LocalDate.of(2027, 6, 15), BERLIN);

        assertThat(steps).extracting(step -> step.rung().name()).containsExactly("P-1M", "P-7D", "P0D", "P7D");
    }

    @ParameterizedTest
    @CsvSource({
        "P-30D, 30 days before the due date",
        "P-1D, 1 day before the due date",
        "P0D, on the due date",
        "P1D, 1 day after the due date",
        "P-1M-3D, 1 month and 3 days before the due date",
        "P2Y, 2 years after the due date"
    })
    void says_a_rung_in_words(Period offset, String words) {
        assertThat(new Rung(offset).inWords()).isEqualTo(words);
    }

    private static Instant only(Ladder ladder, String due, String zone) {
        return ladder.steps(LocalDate.parse(due), ZoneId.of(zone)).getFirst().sendAt();
    }

    private static Ladder ladder(String at, String... rungs) {
        return new Ladder(
                List.of(rungs).stream().map(Period::parse).map(Rung::new).toList(), LocalTime.parse(at));
    }
}
