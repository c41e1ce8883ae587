package dev.milepost.milestone.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.events.DayUnit;
import dev.milepost.events.FixedRule;
import dev.milepost.events.NoticePeriod;
import dev.milepost.events.Roll;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** Some holidays of Türkiye follow the Islamic calendar, which is fixed until 2174. */
class UnknownHolidaysTest {
    private static final WorkCalendar CALENDAR = Jurisdictions.calendar("TR").orElseThrow();

    @Test
    void noDateIsMadeUpForThem() {
        Deadline deadline = new RuleCalculator(CALENDAR, anchor -> new AnchorDay(null, "none"), Trace.none())
                .calculate(new FixedRule(LocalDate.of(2180, 3, 1), Roll.FOLLOWING, null), null);

        assertThat(deadline)
                .isInstanceOfSatisfying(
                        Deadline.Refused.class,
                        refused -> assertThat(refused.because()).contains("not known for 2180"));
    }

    @Test
    void norADayOfNotice() {
        var period = new NoticePeriod("P10D", DayUnit.BUSINESS_DAYS, Roll.NONE, null, DayUnit.CALENDAR);

        assertThat(Notice.of(LocalDate.of(9999, 12, 31), period, CALENDAR, Trace.none()))
                .isInstanceOf(Notice.Refused.class);
    }

    @Test
    void whatIsToBePaidThenIsDueAsAgreed() {
        LocalDate day = LocalDate.of(2180, 3, 1);

        assertThat(CALENDAR.payable(day)).isEqualTo(day);
    }
}
