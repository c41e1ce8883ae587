package dev.milepost.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an imported milestone was called where it came from, kept as it was.
 *
 * @param stage the section of the process: {@code planning}, {@code tender}, {@code contract}, {@code implementation}
 * @param releasedAt the date of the OCDS release that was last applied
 */
public record Origin(
        @Nullable String stage,
        @Nullable String type,
        @Nullable String code,
        @Nullable String status,
        @Nullable String dueDate,
        @Nullable String dateMet,
        @Nullable String dateModified,
        @Nullable Instant releasedAt) {}
