package dev.milepost.alert.reminder;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** When a milestone reminds whom. */
@Schema(name = "Plan", description = "The ladder of a milestone, with every rung of its current due date.")
record PlanView(
        @Schema(required = true) UUID milestoneId,

        @Schema(required = true, examples = "Foundation accepted")
        String milestoneTitle,

        @Schema(required = true) UUID contractId,

        @Schema(required = true, examples = "C-2027-017") String contractReference,

        @Schema(description = "The due date now; absent where there is none.", examples = "2027-03-31") @Nullable
        LocalDate dueDate,

        @Schema(required = true, description = "The contract's time zone.", examples = "Europe/Berlin")
        String timeZone,

        @Schema(
                required = true,
                description =
                        "The time of day of each reminder in that zone. A time that clocks jump over counts as that much"
                                + " later; one that comes twice is taken the first time.",
                examples = "09:00")
        String at,

        @Schema(required = true, description = "The ladder that applies.", examples = "default")
        String ladder,

        @Schema(
                description = "Why nothing is sent; absent while reminders are planned.",
                examples = "the contract is DRAFT")
        @Nullable
        String silentBecause,

        @Schema(required = true) RecipientView recipient,

        @Schema(required = true, description = "The earliest first; empty without a due date.")
        List<RungView> rungs) {

    /** One rung of the ladder. */
    @Schema(name = "Rung")
    record RungView(
            @Schema(
                    required = true,
                    description = "The offset from the due date, as an ISO 8601 period.",
                    examples = "P-7D")
            String rung,

            @Schema(required = true, description = "The moment it is due.", examples = "2027-03-24T08:00:00Z")
            Instant sendAt,

            @Schema(
                    required = true,
                    description = "The same moment in the contract's time zone.",
                    examples = "2027-03-24T09:00:00+01:00")
            OffsetDateTime localTime,

            @Schema(description = "Where its reminder stands; absent while there is none.") @Nullable
            ReminderStatus state,

            @Schema(
                    required = true,
                    description = "Why it is there, or is in its state.",
                    examples = "7 days before the due date")
            String reason,

            @Schema(description = "Its reminder in the ledger; absent while there is none.") @Nullable
            UUID reminderId) {}
}
