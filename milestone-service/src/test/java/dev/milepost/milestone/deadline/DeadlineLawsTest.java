package dev.milepost.milestone.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.events.DayUnit;
import dev.milepost.events.Direction;
import dev.milepost.events.NoticePeriod;
import dev.milepost.events.Renewal;
import dev.milepost.events.RenewalMode;
import dev.milepost.events.Roll;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What must hold for all days, offsets and calendars. */
class DeadlineLawsTest {
    private static final List<WorkCalendar> CALENDARS = List.of(
            WorkCalendar.PLAIN,
            Jurisdictions.calendar("DE-BY").orElseThrow(),
            Jurisdictions.calendar("GB-ENG").orElseThrow(),
            Jurisdictions.calendar("US").orElseThrow(),
            Jurisdictions.calendar("JO").orElseThrow(),
            Jurisdictions.calendar("TARGET").orElseThrow());

    @Provide
    Arbitrary<LocalDate> days() {
        return Arbitraries.longs()
                .between(
                        LocalDate.of(1990, 1, 1).toEpochDay(),
                        LocalDate.of(2060, 12, 31).toEpochDay())
                .map(LocalDate::ofEpochDay);
    }

    @Provide
    Arbitrary<WorkCalendar> calendars() {
        return Arbitraries.of(CALENDARS);
    }

    @Property
    void aLaterAnchorNeverGivesAnEarlierDate(
            @ForAll("days") LocalDate one,
            @ForAll("days") LocalDate other,
            @ForAll("calendars") WorkCalendar calendar,
            @ForAll DayUnit unit,
            @ForAll Direction direction,
            @ForAll Roll roll,
            @ForAll @IntRange(max = 40) int size) {
        Assume.that(roll != Roll.MODIFIED_FOLLOWING); // turns back at the end of a month, so it is not monotone
        LocalDate earlier = one.isBefore(other) ? one : other;
        LocalDate later = one.isBefore(other) ? other : one;
        Offset offset = unit == DayUnit.CALENDAR ? new Offset(size, size / 2) : new Offset(0, size);
        Counting counting = counting(calendar);

        LocalDate first = rolled(counting, counting.count(earlier, offset, unit, direction, false), roll);
        LocalDate second = rolled(counting, counting.count(later, offset, unit, direction, false), roll);

        assertThat(first).isBeforeOrEqualTo(second);
    }

    @Property
    void businessDaysAddUp(
            @ForAll("days") LocalDate from,
            @ForAll("calendars") WorkCalendar calendar,
            @ForAll Direction direction,
            @ForAll @IntRange(max = 60) int some,
            @ForAll @IntRange(max = 60) int more) {
        Counting counting = counting(calendar);

        LocalDate atOnce = business(counting, from, some + more, direction);
        LocalDate inTwo = business(counting, business(counting, from, some, direction), more, direction);

        assertThat(atOnce).isEqualTo(inTwo);
    }

    @Property
    void backIsTheInverseOfForthFromABusinessDay(
            @ForAll("days") LocalDate any,
            @ForAll("calendars") WorkCalendar calendar,
            @ForAll @IntRange(max = 60) int count) {
        Counting counting = counting(calendar);
        LocalDate from = rolled(counting, any, Roll.FOLLOWING);

        LocalDate there = business(counting, from, count, Direction.AFTER);

        assertThat(business(counting, there, count, Direction.BEFORE)).isEqualTo(from);
        assertThat(calendar.off(there, false)).isNull();
    }

    @Property
    void backIsTheInverseOfForthInDaysAndWeeks(
            @ForAll("days") LocalDate from, @ForAll @IntRange(max = 3660) int count, @ForAll boolean inclusive) {
        Assume.that(!inclusive || count > 0);
        Counting counting = counting(WorkCalendar.PLAIN);
        Offset offset = new Offset(0, count);

        LocalDate there = counting.count(from, offset, DayUnit.CALENDAR, Direction.AFTER, inclusive);

        assertThat(counting.count(there, offset, DayUnit.CALENDAR, Direction.BEFORE, inclusive))
                .isEqualTo(from);
    }

    @Property
    void rollingTwiceIsRollingOnce(
            @ForAll("days") LocalDate day, @ForAll("calendars") WorkCalendar calendar, @ForAll Roll roll) {
        Counting counting = counting(calendar);

        LocalDate once = rolled(counting, day, roll);

        assertThat(rolled(counting, once, roll)).isEqualTo(once);
        assertThat(roll == Roll.NONE || calendar.off(once, false) == null).isTrue();
        assertThat(roll != Roll.MODIFIED_FOLLOWING || once.getMonth() == day.getMonth())
                .isTrue();
    }

    @Property
    void includingTheAnchorIsNeverLater(
            @ForAll("days") LocalDate from,
            @ForAll("calendars") WorkCalendar calendar,
            @ForAll DayUnit unit,
            @ForAll @IntRange(min = 1, max = 60) int size) {
        Offset offset = unit == DayUnit.CALENDAR ? new Offset(size, 0) : new Offset(0, size);
        Counting counting = counting(calendar);

        assertThat(counting.count(from, offset, unit, Direction.AFTER, true))
                .isBeforeOrEqualTo(counting.count(from, offset, unit, Direction.AFTER, false));
    }

    @Property
    void renewalsDoNotDrift(
            @ForAll("days") LocalDate endsOn,
            @ForAll @IntRange(min = 1, max = 24) int months,
            @ForAll @IntRange(min = 1, max = 60) int number) {
        Renewal renewal = new Renewal(RenewalMode.EVERGREEN, null, "P" + months + "M");

        List<Term> terms = Term.following(null, endsOn, renewal, endsOn, number + 1);

        // The day after each term has the number of the day after the first, or the month is too short for it.
        LocalDate next = terms.get(number).endsOn().plusDays(1);
        int wanted = endsOn.plusDays(1).getDayOfMonth();
        assertThat(next.getDayOfMonth() == wanted
                        || next.getDayOfMonth() == 1
                                && terms.get(number).endsOn().lengthOfMonth() < wanted)
                .isTrue();
        assertThat(Objects.requireNonNull(terms.get(number).startsOn()))
                .isEqualTo(terms.get(number - 1).endsOn().plusDays(1));
    }

    @Property
    void theWholeNoticeFitsAndADayLaterItWouldNot(
            @ForAll("days") LocalDate endsOn,
            @ForAll("calendars") WorkCalendar calendar,
            @ForAll boolean business,
            @ForAll @IntRange(min = 1, max = 24) int size) {
        DayUnit unit = business ? DayUnit.BUSINESS_DAYS : DayUnit.CALENDAR;
        Offset offset = business ? new Offset(0, size) : new Offset(size, 0);
        NoticePeriod notice =
                new NoticePeriod("P" + size + (business ? "D" : "M"), unit, Roll.NONE, null, DayUnit.CALENDAR);
        Counting counting = counting(calendar);

        Notice.By by = (Notice.By) Notice.of(endsOn, notice, calendar, Trace.none());

        assertThat(counting.count(by.receivedBy(), offset, unit, Direction.AFTER, false))
                .isBeforeOrEqualTo(endsOn);
        assertThat(counting.count(by.receivedBy().plusDays(1), offset, unit, Direction.AFTER, false))
                .isAfter(endsOn);
    }

    private static Counting counting(WorkCalendar calendar) {
        return new Counting(calendar, Trace.none());
    }

    private static LocalDate business(Counting counting, LocalDate from, int days, Direction direction) {
        return counting.count(from, new Offset(0, days), DayUnit.BUSINESS_DAYS, direction, false);
    }

    private static LocalDate rolled(Counting counting, LocalDate day, Roll roll) {
        return Objects.requireNonNull(counting.roll(day, roll, false));
    }
}
