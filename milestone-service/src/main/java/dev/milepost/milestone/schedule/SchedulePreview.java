package dev.milepost.milestone.schedule;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Everything that would move by a set of changes, and what to commit it with. */
@Schema(name = "SchedulePreview")
public record SchedulePreview(
        @Schema(description = "The contract.") UUID contractId,

        @Schema(description = "The last event of the contract that the preview knows of.", examples = "42")
        long sequence,

        @Schema(description = "Milestones whose due date moves or that come in, in the order of their dependencies.")
        List<MovedMilestone> moved,

        @Schema(description = "Those of them that are notices, renewals or expiries.")
        List<MovedNotice> notices,

        @Schema(description = "Payments that are expected on another day.")
        List<MovedPayment> payments,

        @Schema(
                description = "Milestones that stay though a dependency asks for a later day: fixed dates, and what has"
                        + " ended while what it depends on is open.")
        List<ScheduleConflict> conflicts,

        EndEffect end,

        @Schema(description = "Months in which other amounts are expected, with all that open milestones release.")
        List<CashMonth> cash,

        @Schema(description = "The milestones without float now, in the order of their dependencies.")
        List<UUID> criticalBefore,

        @Schema(description = "The milestones without float then, in the order of their dependencies.")
        List<UUID> criticalAfter,

        @Schema(
                description = "Commits exactly this, with the same changes. Absent where a met date is supposed, which"
                        + " nothing can commit.",
                examples = "WyI0MiIsIjE4MjQ0NjQ4MDAiXQ.c2lnbmF0dXJl")
        @Nullable
        String token,

        @Schema(description = "Until when the token is good: an hour.") @Nullable
        Instant expiresAt) {}
