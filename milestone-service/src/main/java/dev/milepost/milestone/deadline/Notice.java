package dev.milepost.milestone.deadline;

import dev.milepost.events.DayUnit;
import dev.milepost.events.Direction;
import dev.milepost.events.NoticePeriod;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The last days to give notice. The last day on which a notice must be given, or be received where it needs delivery, is
 * the latest one from which the whole notice period still fits into the term, whose last day belongs to it.
 */
public sealed interface Notice {
    /** The days between the number of days back and the last that fits, at most: a month that is too short. */
    int LONGEST_MONTH = 31;

    /**
     * The last days there are.
     *
     * @param sendBy the last day to send it; the same as {@code receivedBy} when no time for delivery was agreed
     */
    record By(LocalDate receivedBy, LocalDate sendBy) implements Notice {}

    /** There are none; {@code because} says why. */
    record Refused(String because) implements Notice {}

    /** The last days to give notice for the end of a term; steps go into {@code trace}. */
    static Notice of(LocalDate endsOn, NoticePeriod notice, WorkCalendar calendar, Trace trace) {
        try {
            return counted(endsOn, notice, calendar, trace);
        } catch (UnknownHolidays e) {
            return new Refused(e.because());
        }
    }

    private static Notice counted(LocalDate endsOn, NoticePeriod notice, WorkCalendar calendar, Trace trace) {
        boolean banking = notice.unit() == DayUnit.BANKING_DAYS
                || notice.delivery() != null && notice.deliveryUnit() == DayUnit.BANKING_DAYS;
        if (banking && !calendar.knowsBanks()) {
            return new Refused(calendar.noBanks());
        }
        Counting counting = new Counting(calendar, trace);
        trace.add(StepKind.ANCHOR, null, endsOn, () -> endsOn + " is the last day of the term and belongs to it");
        Offset period = Offset.parse(notice.period(), notice.unit());
        LocalDate last = notice.unit() == DayUnit.CALENDAR
                ? fitting(endsOn, period, trace)
                : backFrom(endsOn, period, notice.unit(), counting, trace);
        LocalDate receivedBy = rolled(counting, last, notice);
        if (receivedBy == null) {
            return new Refused(calendar.noBusinessDay(last));
        }
        String delivery = notice.delivery();
        LocalDate sendBy = receivedBy;
        if (delivery != null) {
            LocalDate posted = counting.count(
                    receivedBy,
                    Offset.parse(delivery, notice.deliveryUnit()),
                    notice.deliveryUnit(),
                    Direction.BEFORE,
                    false);
            LocalDate rolled = rolled(counting, posted, notice);
            if (rolled == null) {
                return new Refused(calendar.noBusinessDay(posted));
            }
            sendBy = rolled;
        }
        LocalDate send = sendBy;
        trace.add(
                StepKind.RESULT,
                null,
                sendBy,
                () -> delivery == null
                        ? "notice is given on " + receivedBy + " at the latest"
                        : "notice is sent on " + send + " at the latest, to be received on " + receivedBy);
        return new By(receivedBy, sendBy);
    }

    private static LocalDate fitting(LocalDate endsOn, Offset period, Trace trace) {
        Counting silent = new Counting(WorkCalendar.PLAIN, Trace.none());
        LocalDate last = endsOn.minusMonths(period.months()).minusDays(period.days() + LONGEST_MONTH);
        while (!end(silent, last.plusDays(1), period).isAfter(endsOn)) {
            last = last.plusDays(1);
        }
        LocalDate found = last;
        trace.add(StepKind.FIT, endsOn, last, () -> {
            LocalDate next = found.plusDays(1);
            return "a period of " + Counting.words(period, DayUnit.CALENDAR) + " from " + found + " ends on "
                    + end(silent, found, period) + ", within the term; from " + next + " it would end on "
                    + end(silent, next, period) + ", after it";
        });
        return last;
    }

    private static LocalDate end(Counting counting, LocalDate from, Offset period) {
        return counting.count(from, period, DayUnit.CALENDAR, Direction.AFTER, false);
    }

    private static LocalDate backFrom(LocalDate endsOn, Offset period, DayUnit unit, Counting counting, Trace trace) {
        LocalDate first = counting.count(endsOn, period, unit, Direction.BEFORE, true);
        LocalDate last = first.minusDays(1);
        trace.add(
                StepKind.FIT,
                first,
                last,
                () -> "the notice period begins on " + first + " at the latest, so notice is given the day before");
        return last;
    }

    private static @Nullable LocalDate rolled(Counting counting, LocalDate day, NoticePeriod notice) {
        return counting.roll(day, notice.roll(), notice.unit() == DayUnit.BANKING_DAYS);
    }
}
