package dev.milepost.milestone.instalment;

import dev.milepost.events.RateAgainst;
import dev.milepost.events.TimeRate;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * When a milestone was due and when it was met.
 *
 * @param dueDate as agreed now
 * @param baseline as agreed at activation
 */
public record Delay(@Nullable LocalDate dueDate, @Nullable LocalDate baseline, LocalDate metOn) {
    /** The day that a rate counts from. */
    @Nullable
    LocalDate from(TimeRate rate) {
        return rate.against() == RateAgainst.BASELINE ? baseline : dueDate;
    }
}
