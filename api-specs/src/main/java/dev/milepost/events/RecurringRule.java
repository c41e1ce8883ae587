package dev.milepost.events;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Days that come again.
 *
 * @param start the first day that can be one; not one itself unless the rule says so
 * @param rrule RFC 5545 recurrence rule, in days and longer
 * @param except days of the rule that are left out (EXDATE), as they are before the roll
 * @param roll what becomes of a day that is no business day
 * @param calendar id of the calendar; null for the contract's
 */
public record RecurringRule(
        Anchor start,
        String rrule,
        List<LocalDate> except,
        Roll roll,
        @Nullable String calendar) implements DueRule {
    public RecurringRule {
        except = except == null ? List.of() : Collections.unmodifiableList(except);
        roll = roll == null ? Roll.NONE : roll;
    }
}
