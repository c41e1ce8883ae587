package dev.milepost.alert.ladder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.Period;
import java.time.format.DateTimeParseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RungTest {
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
        assertThat(new Rung(offset).day(due, WorkDays.MONDAY_TO_FRIDAY)).isEqualTo(day);
    }

    @ParameterizedTest
    @CsvSource({
        "2027-03-31, P-5DB, 2027-03-24", // Wednesday
        "2027-03-28, P-1DB, 2027-03-26", // Sunday back to Friday
        "2027-03-28, P1DB, 2027-03-29",
        "2027-03-26, P3DB, 2027-03-31",
        "2027-03-28, P0DB, 2027-03-28"
    })
    void counts_business_days(LocalDate due, String rung, LocalDate day) {
        assertThat(Rung.parse(rung).day(due, WorkDays.MONDAY_TO_FRIDAY)).isEqualTo(day);
    }

    @Test
    void leaves_out_the_holidays_of_the_place() {
        // Good Friday 26 March and Easter Monday 29 March 2027.
        WorkDays germany = Holidays.of("DE").orElseThrow();

        assertThat(Rung.parse("P-2DB").day(LocalDate.of(2027, 3, 31), germany)).isEqualTo("2027-03-25");
        assertThat(Rung.parse("P1DB").day(LocalDate.of(2027, 3, 25), germany)).isEqualTo("2027-03-30");
        assertThat(Holidays.of("de-by").orElseThrow().isWorked(LocalDate.of(2027, 1, 6)))
                .as("Epiphany in Bavaria")
                .isFalse();
        assertThat(Holidays.of("DE-BE").orElseThrow().isWorked(LocalDate.of(2027, 1, 6)))
                .isTrue();
        assertThat(Holidays.of("AE")).as("as Jollyday has it").isNotNull();
        assertThat(Holidays.of("XX")).isEmpty();
        assertThat(Holidays.of("DE-XX")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"P-7D", "P0D", "P3D", "P-1M-3D", "P-5DB", "P3D#2", "P2DB#11", "P-7D!", "P3D#2!", "P-5DB!"})
    void is_what_its_name_says(String name) {
        assertThat(Rung.parse(name).name()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "7D", "P-7D?", "P3D#", "!", "P3D!#2"})
    void refuses_what_is_no_name(String name) {
        assertThatThrownBy(() -> Rung.parse(name)).isInstanceOf(DateTimeParseException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "P-30D, 30 days before the due date",
        "P-1D, 1 day before the due date",
        "P0D, on the due date",
        "P1D, 1 day after the due date",
        "P-1M-3D, 1 month and 3 days before the due date",
        "P2Y, 2 years after the due date",
        "P-5DB, 5 business days before the due date",
        "P1D#2, 1 day after the due date (repetition 2)",
        "P-7D!, escalation of the reminder 7 days before the due date"
    })
    void says_itself_in_words(String name, String words) {
        assertThat(Rung.parse(name).inWords("the due date")).isEqualTo(words);
    }
}
