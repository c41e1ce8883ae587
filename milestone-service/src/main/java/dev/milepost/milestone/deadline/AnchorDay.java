package dev.milepost.milestone.deadline;

import dev.milepost.events.Anchor;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The day an anchor stands for.
 *
 * @param date null when it has none yet
 * @param source where the day came from, or what is missing, in words
 */
public record AnchorDay(@Nullable LocalDate date, String source) {
    /** Finds the days of anchors; never asked for one of kind DATE. */
    @FunctionalInterface
    public interface Source {
        AnchorDay of(Anchor anchor);
    }
}
