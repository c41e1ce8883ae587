package dev.milepost.milestone.deadline;

import dev.milepost.events.RecurringRule;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.recur.Freq;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.dmfs.rfc5545.recur.RecurrenceRuleIterator;

/** Gives the days of a recurrence (RFC 5545), which is about days: shorter frequencies are refused. */
final class Recurrence {
    /** The most occurrences one computation gives. */
    static final int MOST = 500;

    private static final int LONGEST_INTERVAL = 1000;
    private static final Set<Freq> DAYS = Set.of(Freq.DAILY, Freq.WEEKLY, Freq.MONTHLY, Freq.YEARLY);
    private final RecurringRule rule;

    Recurrence(RecurringRule rule) {
        this.rule = rule;
    }

    /**
     * Reads an RRULE.
     *
     * @throws IllegalArgumentException that says what is wrong with it
     */
    static RecurrenceRule parse(String rrule) {
        RecurrenceRule parsed;
        try {
            parsed = new RecurrenceRule(rrule, RecurrenceRule.RfcMode.RFC5545_STRICT);
        } catch (InvalidRecurrenceRuleException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "no recurrence rule of RFC 5545: " + e.getMessage() + "; one is FREQ=MONTHLY;BYMONTHDAY=-1", e);
        }
        if (!DAYS.contains(parsed.getFreq()) || isShorter(parsed)) {
            throw new IllegalArgumentException("is about days: use FREQ=DAILY, WEEKLY, MONTHLY or YEARLY"
                    + " without BYHOUR, BYMINUTE, BYSECOND and RSCALE");
        }
        if (parsed.getInterval() > LONGEST_INTERVAL) {
            throw new IllegalArgumentException("INTERVAL may be at most " + LONGEST_INTERVAL);
        }
        DateTime until = parsed.getUntil();
        if (until != null && !until.isAllDay()) {
            throw new IllegalArgumentException("UNTIL is a day such as 20271231, without a time");
        }
        return parsed;
    }

    // Not a constant: Part can only be initialised after RecurrenceRule, or its own initialiser fails.
    private static boolean isShorter(RecurrenceRule rule) {
        return Stream.of(
                        RecurrenceRule.Part.BYHOUR,
                        RecurrenceRule.Part.BYMINUTE,
                        RecurrenceRule.Part.BYSECOND,
                        RecurrenceRule.Part.RSCALE)
                .anyMatch(rule::hasPart);
    }

    /** The occurrences from {@code first} up to {@code until}, both included, rolled. */
    Deadline from(LocalDate first, LocalDate until, Counting counting, Trace trace) {
        Set<LocalDate> except = new HashSet<>(rule.except());
        List<Occurrence> found = new ArrayList<>();
        try {
            RecurrenceRuleIterator days = parse(rule.rrule())
                    .iterator(new DateTime(first.getYear(), first.getMonthValue() - 1, first.getDayOfMonth()));
            while (days.hasNext()) {
                DateTime next = days.nextDateTime();
                LocalDate day = LocalDate.of(next.getYear(), next.getMonth() + 1, next.getDayOfMonth());
                if (day.isAfter(until)) {
                    break;
                }
                if (except.contains(day)) {
                    trace.add(StepKind.EXCEPT, null, day, () -> day + " is left out by the rule");
                    continue;
                }
                if (found.size() == MOST) {
                    return new Deadline.Refused("there are more than " + MOST + " dates from " + first + " to " + until
                            + "; ask for a shorter time");
                }
                LocalDate date = counting.roll(day, rule.roll(), false);
                if (date == null) {
                    return new Deadline.Refused("the calendar has no business day within a year of " + day);
                }
                found.add(new Occurrence(day, date));
            }
        } catch (IllegalArgumentException e) {
            return new Deadline.Refused("the recurrence gives no day in a long time (" + e.getMessage()
                    + "); look whether it is possible at all");
        }
        return new Deadline.Each(List.copyOf(found));
    }
}
