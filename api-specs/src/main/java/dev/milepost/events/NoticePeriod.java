package dev.milepost.events;

import org.jspecify.annotations.Nullable;

/**
 * How long before the end of a term notice must be given.
 *
 * @param period ISO 8601 period; the whole of it must lie within the term
 * @param unit which days it counts
 * @param roll NONE or PRECEDING: a notice period is never shortened
 * @param delivery ISO 8601 period that the notice needs to arrive; null when giving it is enough
 * @param deliveryUnit which days {@code delivery} counts
 */
public record NoticePeriod(
        String period, DayUnit unit, Roll roll, @Nullable String delivery, DayUnit deliveryUnit) {
    public NoticePeriod {
        unit = unit == null ? DayUnit.CALENDAR : unit;
        roll = roll == null ? Roll.NONE : roll;
        deliveryUnit = deliveryUnit == null ? DayUnit.CALENDAR : deliveryUnit;
    }
}
