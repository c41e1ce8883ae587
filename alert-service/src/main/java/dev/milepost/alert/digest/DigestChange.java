package dev.milepost.alert.digest;

import dev.milepost.events.MilestoneStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A milestone whose state or due date changed.
 *
 * @param statusAt when it came into its state; null where that was not seen
 * @param dueMovedAt when it got its due date in place of another; null while it has its first
 */
record DigestChange(
        UUID id,
        String title,
        MilestoneStatus status,
        @Nullable Instant statusAt,
        @Nullable LocalDate dueDate,
        @Nullable Instant dueMovedAt,
        UUID contractId,
        String reference,
        String contract) {}
