package dev.milepost.events;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A day that was agreed as such.
 *
 * @param roll what becomes of it when it is no business day; NONE where a request leaves it out
 * @param calendar id of the calendar; null for the contract's
 */
public record FixedRule(LocalDate date, Roll roll, @Nullable String calendar) implements DueRule {
    public FixedRule {
        roll = roll == null ? Roll.NONE : roll;
    }
}
