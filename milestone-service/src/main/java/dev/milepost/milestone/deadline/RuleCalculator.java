package dev.milepost.milestone.deadline;

import dev.milepost.events.Anchor;
import dev.milepost.events.AnchorKind;
import dev.milepost.events.DayUnit;
import dev.milepost.events.DueRule;
import dev.milepost.events.FixedRule;
import dev.milepost.events.RecurringRule;
import dev.milepost.events.RelativeRule;
import dev.milepost.events.Roll;
import dev.milepost.events.WaitingFor;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Computes the date of a rule that {@link DueRules} found nothing wrong with. Needs no database. */
public final class RuleCalculator {
    /** The days for which holidays are computed at all. */
    public static final LocalDate FIRST = LocalDate.of(1900, 1, 1);

    /** The last of those days. */
    public static final LocalDate LAST = LocalDate.of(2199, 12, 31);

    private final WorkCalendar calendar;
    private final AnchorDay.Source anchors;
    private final Trace trace;
    private final Counting counting;

    /** @param calendar the one that the rule names, or its contract's */
    public RuleCalculator(WorkCalendar calendar, AnchorDay.Source anchors, Trace trace) {
        this.calendar = calendar;
        this.anchors = anchors;
        this.trace = trace;
        this.counting = new Counting(calendar, trace);
    }

    /**
     * The one date of {@code rule}, moved by days that work on its contract rested.
     *
     * @param shiftDays how many; 0 where it never did
     */
    Deadline calculate(DueRule rule, int shiftDays) {
        if (shiftDays == 0) {
            return calculate(rule, null);
        }
        Deadline found = calculated(rule, null);
        if (found instanceof Deadline.On(var ruled)) {
            LocalDate shifted = ruled.plusDays(shiftDays);
            trace.add(
                    StepKind.SHIFT,
                    ruled,
                    shifted,
                    () -> "moved by " + shiftDays + " days in which work on the contract rested");
            found = finish(shifted, rollOf(rule), isIn(rule, DayUnit.BANKING_DAYS));
        }
        return told(found);
    }

    /** What becomes of a day that rest moved: business days that were counted end on a business day again. */
    private static Roll rollOf(DueRule rule) {
        return switch (rule) {
            case FixedRule fixed -> fixed.roll();
            case RelativeRule relative ->
                relative.roll() == Roll.NONE && !isIn(rule, DayUnit.CALENDAR) ? Roll.FOLLOWING : relative.roll();
            case RecurringRule recurring -> Roll.NONE;
        };
    }

    private static boolean isIn(DueRule rule, DayUnit unit) {
        return rule instanceof RelativeRule relative && relative.unit() == unit;
    }

    /**
     * The date of {@code rule}.
     *
     * @param until the last day of a recurrence that is wanted
     */
    public Deadline calculate(DueRule rule, @Nullable LocalDate until) {
        try {
            return told(calculated(rule, until));
        } catch (UnknownHolidays e) {
            return told(new Deadline.Refused(e.because()));
        }
    }

    private Deadline calculated(DueRule rule, @Nullable LocalDate until) {
        return switch (rule) {
            case FixedRule fixed -> {
                trace.add(StepKind.ANCHOR, null, fixed.date(), () -> fixed.date() + " was agreed as such");
                yield finish(fixed.date(), fixed.roll(), false);
            }
            case RelativeRule relative -> relative(relative);
            case RecurringRule recurring -> recurring(recurring, until);
        };
    }

    private Deadline told(Deadline found) {
        switch (found) {
            case Deadline.On(var date) -> trace.add(StepKind.RESULT, null, date, () -> "the date is " + date);
            case Deadline.Each(var dates) ->
                trace.add(StepKind.RESULT, null, null, () -> dates.size() + " dates of the recurrence");
            case Deadline.Waits(var what) ->
                trace.add(StepKind.WAIT, null, null, () -> "no date: waits for " + what.description());
            case Deadline.Refused(var because) -> trace.add(StepKind.WAIT, null, null, () -> "no date: " + because);
        }
        return found;
    }

    private Deadline relative(RelativeRule rule) {
        AnchorDay start = start(rule.anchor());
        LocalDate from = start.date();
        if (from == null) {
            return new Deadline.Waits(new WaitingFor(rule.anchor(), start.source()));
        }
        if (isOutside(from)) {
            return outside(from);
        }
        boolean banking = rule.unit() == DayUnit.BANKING_DAYS;
        if (banking && !calendar.knowsBanks()) {
            return new Deadline.Refused(calendar.noBanks());
        }
        Offset offset = Offset.parse(rule.offset(), rule.unit());
        LocalDate first = counting.periodEnd(from, rule.anchor().periodEnd());
        LocalDate counted = counting.count(first, offset, rule.unit(), rule.direction(), rule.inclusive());
        return finish(counting.periodEnd(counted, rule.periodEnd()), rule.roll(), banking);
    }

    private Deadline recurring(RecurringRule rule, @Nullable LocalDate until) {
        AnchorDay start = start(rule.start());
        LocalDate from = start.date();
        if (from == null) {
            return new Deadline.Waits(new WaitingFor(rule.start(), start.source()));
        }
        if (isOutside(from)) {
            return outside(from);
        }
        LocalDate first = counting.periodEnd(from, rule.start().periodEnd());
        return new Recurrence(rule).from(first, Objects.requireNonNull(until, "until"), counting, trace);
    }

    private AnchorDay start(Anchor anchor) {
        LocalDate date = anchor.date();
        AnchorDay day = anchor.kind() == AnchorKind.DATE && date != null
                ? new AnchorDay(date, "the rule names it")
                : anchors.of(anchor);
        LocalDate from = day.date();
        if (from != null) {
            trace.add(StepKind.ANCHOR, null, from, () -> "counts from " + from + ": " + day.source());
        }
        return day;
    }

    private Deadline finish(LocalDate day, Roll roll, boolean banking) {
        if (isOutside(day)) {
            return outside(day);
        }
        LocalDate rolled = counting.roll(day, roll, banking);
        return rolled == null ? new Deadline.Refused(calendar.noBusinessDay(day)) : new Deadline.On(rolled);
    }

    /** Whether no date is computed for {@code day}: it is too far away for anybody to know its holidays. */
    static boolean isOutside(LocalDate day) {
        return day.isBefore(FIRST) || day.isAfter(LAST);
    }

    private static Deadline outside(LocalDate day) {
        return new Deadline.Refused(day + " is not between " + FIRST + " and " + LAST);
    }
}
