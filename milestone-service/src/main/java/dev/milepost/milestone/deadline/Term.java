package dev.milepost.milestone.deadline;

import dev.milepost.events.DayUnit;
import dev.milepost.events.Direction;
import dev.milepost.events.Renewal;
import dev.milepost.events.RenewalMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A term of a contract, the first one or a renewal. Both days belong to it.
 *
 * @param number 0 for the term agreed, then counting renewals
 * @param startsOn null when the contract does not say when its term begins
 * @param renews whether another one follows unless somebody gives notice
 */
public record Term(int number, @Nullable LocalDate startsOn, LocalDate endsOn, boolean renews) {
    private static final int MOST_TERMS = 100_000;

    /**
     * The terms of a contract that end on {@code from} or later, at most {@code most} of them. Each renewal is computed
     * from the term agreed, so that a month that is too short does not move the ones after it.
     */
    public static List<Term> following(
            @Nullable LocalDate startsOn, LocalDate endsOn, Renewal renewal, LocalDate from, int most) {
        int renewals = renewals(renewal);
        List<Term> terms = new ArrayList<>();
        LocalDate begin = startsOn;
        for (int number = 0; number <= renewals && terms.size() < most; number++) {
            LocalDate end = number == 0 ? endsOn : end(endsOn, renewal, number);
            if (end.isAfter(RuleCalculator.LAST)) {
                break;
            }
            if (!end.isBefore(from)) {
                terms.add(new Term(number, begin, end, number < renewals));
            }
            begin = end.plusDays(1);
        }
        return terms;
    }

    /** The last day of the renewal of that number, counted from the last day agreed; empty when there is no such renewal. */
    public static Optional<LocalDate> endOf(int number, LocalDate agreedEnd, Renewal renewal) {
        return number > renewals(renewal)
                ? Optional.empty()
                : Optional.of(end(agreedEnd, renewal, number)).filter(end -> !end.isAfter(RuleCalculator.LAST));
    }

    private static int renewals(Renewal renewal) {
        return switch (renewal.mode()) {
            case NONE -> 0;
            case ONCE -> 1;
            case TIMES -> Objects.requireNonNullElse(renewal.times(), 1);
            case EVERGREEN -> MOST_TERMS;
        };
    }

    private static LocalDate end(LocalDate first, Renewal renewal, int number) {
        Offset period = Offset.parse(Objects.requireNonNull(renewal.period()), DayUnit.CALENDAR);
        return new Counting(WorkCalendar.PLAIN, Trace.none())
                .count(first.plusDays(1), period.times(number), DayUnit.CALENDAR, Direction.AFTER, true);
    }

    /**
     * The last day of a term that begins on {@code first}.
     *
     * @param length ISO 8601 period that {@link DueRules#period} found nothing wrong with
     */
    public static LocalDate lastDay(LocalDate first, String length) {
        return new Counting(WorkCalendar.PLAIN, Trace.none())
                .count(first, Offset.parse(length, DayUnit.CALENDAR), DayUnit.CALENDAR, Direction.AFTER, true);
    }

    /** Whether a renewal of this kind needs a period. */
    static boolean needsPeriod(RenewalMode mode) {
        return mode != RenewalMode.NONE;
    }
}
