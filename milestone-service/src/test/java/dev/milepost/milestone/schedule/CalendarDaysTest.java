package dev.milepost.milestone.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.milestone.deadline.Jurisdictions;
import dev.milepost.milestone.deadline.WorkCalendar;
import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class CalendarDaysTest {
    private static final WorkCalendar BAVARIA = Jurisdictions.calendar("DE-BY").orElseThrow();
    private final WorkingDays days = new CalendarDays(BAVARIA);
    private final WorkingDays plain = new CalendarDays(WorkCalendar.PLAIN);

    @Property(tries = 500)
    void isWhatCountingDayByDayGives(
            @ForAll @IntRange(min = 15000, max = 30000) int day, @ForAll @IntRange(min = -600, max = 600) int count) {
        assertThat(days.after(day, count)).isEqualTo(naive(day, count));
    }

    @Property(tries = 500)
    void latestIsTheLastDayThatFits(
            @ForAll @IntRange(min = 15000, max = 30000) int limit, @ForAll @IntRange(min = -600, max = 600) int count) {
        int latest = days.latest(limit, count);
        assertThat(days.after(latest, count)).isLessThanOrEqualTo(limit);
        assertThat(days.after(latest + 1, count)).isGreaterThan(limit);
    }

    @Property(tries = 500)
    void countsWithoutHolidaysAsTheClosedFormDoes(
            @ForAll @IntRange(min = -5000, max = 40000) int day, @ForAll @IntRange(min = -600, max = 600) int count) {
        assertThat(plain.after(day, count)).isEqualTo(WorkingDays.MONDAY_TO_FRIDAY.after(day, count));
        assertThat(plain.latest(day, count)).isEqualTo(WorkingDays.MONDAY_TO_FRIDAY.latest(day, count));
    }

    private static int naive(int day, int count) {
        LocalDate at = LocalDate.ofEpochDay(day);
        for (int left = Math.abs(count); left > 0; ) {
            at = at.plusDays(Integer.signum(count));
            if (BAVARIA.off(at, false) == null) {
                left--;
            }
        }
        return (int) at.toEpochDay();
    }
}
