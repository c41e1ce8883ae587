package dev.milepost.milestone.approval;

import dev.milepost.milestone.gate.WaitingKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Something that waits for the caller's decision. */
@Schema(name = "PendingApproval")
record PendingApproval(
        WaitingKind kind,
        UUID id,

        @Schema(description = "Its version, for If-Match when it is decided on.", examples = "3")
        long version,

        @Schema(
                description = "Where it is. Decide by POST to this with /approve or /reject behind it.",
                examples = "/api/v1/milestones/0198f3a2-7c1e-7d3a-9b52-5f1d0c2e4a61")
        String link,

        UUID contractId,

        @Schema(description = "What people call the contract.", examples = "C-2027-014")
        String contractReference,

        @Schema(
                description = "The milestone, the amendment, or the milestone for which a later date is asked.",
                examples = "Shell complete")
        String title,

        @Schema(description = "The milestone that it is or is about; absent for an amendment.") @Nullable
        UUID milestoneId,

        @Schema(description = "Who handed it in; absent when a system did.") @Nullable
        UUID submittedById,

        @Schema(description = "Since when it waits for decisions.")
        Instant since,

        @Schema(description = "The day they are due, in the contract's time zone.") @Nullable
        LocalDate dueOn,

        @Schema(description = "Whether that day is past there.")
        boolean overdue) {}
