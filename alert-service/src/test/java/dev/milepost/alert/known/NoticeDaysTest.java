package dev.milepost.alert.known;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.events.DayUnit;
import dev.milepost.events.NoticePeriod;
import dev.milepost.events.Roll;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The cases are those of docs/deadlines.md, which milestone-service is held to. */
class NoticeDaysTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "TERM-1, 2026-12-31, P3M, 2026-09-30",
        "TERM-2, 2027-02-28, P1M, 2027-01-31",
        "TERM-3, 2028-02-29, P1M, 2028-01-31",
        "BGB-11, 2026-08-31, P4W, 2026-08-03",
        "BGB-12, 2026-09-15, P4W, 2026-08-18",
        "BGB-14, 2027-01-31, P3M, 2026-10-31"
    })
    void the_whole_period_lies_within_the_term(String name, LocalDate endsOn, String period, LocalDate by) {
        assertThat(NoticeDays.of(endsOn, notice(period, DayUnit.CALENDAR, Roll.NONE, null)))
                .hasValueSatisfying(days -> {
                    assertThat(days.by()).isEqualTo(by);
                    assertThat(days.sendBy()).isNull();
                });
    }

    @Test
    void what_needs_delivery_is_sent_before() {
        assertThat(NoticeDays.of(LocalDate.of(2026, 12, 31), notice("P3M", DayUnit.CALENDAR, Roll.NONE, "P3D")))
                .contains(new NoticeDays(LocalDate.of(2026, 9, 30), LocalDate.of(2026, 9, 27)));
    }

    @Test
    void what_needs_a_calendar_is_not_guessed() {
        LocalDate end = LocalDate.of(2026, 12, 31);
        assertThat(NoticeDays.of(end, notice("P60D", DayUnit.BUSINESS_DAYS, Roll.NONE, null)))
                .isEmpty();
        assertThat(NoticeDays.of(end, notice("P3M", DayUnit.CALENDAR, Roll.PRECEDING, null)))
                .isEmpty();
        assertThat(NoticeDays.of(
                        end, new NoticePeriod("P3M", DayUnit.CALENDAR, Roll.NONE, "P3D", DayUnit.BUSINESS_DAYS)))
                .isEmpty();
        assertThat(NoticeDays.of(null, notice("P3M", DayUnit.CALENDAR, Roll.NONE, null)))
                .isEmpty();
        assertThat(NoticeDays.of(end, null)).isEmpty();
    }

    private static NoticePeriod notice(String period, DayUnit unit, Roll roll, @Nullable String delivery) {
        return new NoticePeriod(period, unit, roll, delivery, DayUnit.CALENDAR);
    }
}
