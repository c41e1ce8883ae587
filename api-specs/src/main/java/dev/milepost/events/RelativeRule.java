package dev.milepost.events;

import org.jspecify.annotations.Nullable;

/**
 * A day counted from another one.
 *
 * @param anchor what is counted from
 * @param offset ISO 8601 period: years, months, weeks, days in CALENDAR, days only in the other units
 * @param unit which days count
 * @param direction whether it lies after or before the anchor
 * @param inclusive whether the anchor's own day is the first one counted
 * @param periodEnd moves the day counted to the last day of its month, quarter or year
 * @param roll what becomes of a result that is no business day
 * @param calendar id of the calendar; null for the contract's
 */
public record RelativeRule(
        Anchor anchor,
        String offset,
        DayUnit unit,
        Direction direction,
        boolean inclusive,
        @Nullable PeriodEnd periodEnd,
        Roll roll,
        @Nullable String calendar)
        implements DueRule {
    public RelativeRule {
        unit = unit == null ? DayUnit.CALENDAR : unit;
        direction = direction == null ? Direction.AFTER : direction;
        roll = roll == null ? Roll.NONE : roll;
    }
}
