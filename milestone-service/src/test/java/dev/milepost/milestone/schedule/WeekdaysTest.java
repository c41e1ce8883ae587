package dev.milepost.milestone.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class WeekdaysTest {
    private static final WorkingDays DAYS = WorkingDays.MONDAY_TO_FRIDAY;

    @Test
    void countsOverAWeekend() {
        LocalDate friday = LocalDate.of(2027, 6, 4);
        assertThat(after(friday, 1)).isEqualTo(LocalDate.of(2027, 6, 7));
        assertThat(after(friday.plusDays(1), 1)).isEqualTo(LocalDate.of(2027, 6, 7));
        assertThat(after(friday, -5)).isEqualTo(LocalDate.of(2027, 5, 28));
        assertThat(after(friday.plusDays(2), 0)).isEqualTo(LocalDate.of(2027, 6, 6));
    }

    @Property
    void isWhatCountingDayByDayGives(
            @ForAll @IntRange(min = -5000, max = 40000) int day, @ForAll @IntRange(min = -40, max = 40) int count) {
        assertThat(DAYS.after(day, count)).isEqualTo(naive(day, count));
    }

    @Property
    void latestIsTheLastDayThatFits(
            @ForAll @IntRange(min = -5000, max = 40000) int limit, @ForAll @IntRange(min = -40, max = 40) int count) {
        int latest = DAYS.latest(limit, count);
        assertThat(DAYS.after(latest, count)).isLessThanOrEqualTo(limit);
        assertThat(DAYS.after(latest + 1, count)).isGreaterThan(limit);
    }

    private static int naive(int day, int count) {
        LocalDate at = LocalDate.ofEpochDay(day);
        for (int left = Math.abs(count); left > 0; ) {
            at = at.plusDays(Integer.signum(count));
            if (at.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0) {
                left--;
            }
        }
        return (int) at.toEpochDay();
    }

    private static LocalDate after(LocalDate day, int count) {
        return LocalDate.ofEpochDay(DAYS.after((int) day.toEpochDay(), count));
    }
}
