package dev.milepost.alert.reminder;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a policy would send. */
@Schema(name = "PolicyPreview", description = "What a policy would send.")
record PreviewView(
        @Schema(
                required = true,
                description =
                        "How many were looked at of the milestones, payments or contracts that its subject is about.",
                examples = "12")
        int looked,

        @Schema(required = true, description = "How many of their days it would govern.", examples = "3")
        int governed,

        @Schema(
                required = true,
                description =
                        "Whether there is more than this shows: beyond 2000 that were looked at, or 1000 reminders.")
        boolean truncated,

        @Schema(required = true, description = "What it would send, the earliest first.")
        List<WouldSend> items) {

    /** A reminder that would be sent. */
    @Schema(name = "WouldSend")
    record WouldSend(
            @Schema(required = true) UUID contractId,

            @Schema(required = true, examples = "C-2027-017")
            String contractReference,

            @Schema(description = "Absent for what is about the contract as a whole, or a payment of no milestone.")
            @Nullable
            UUID milestoneId,

            @Schema(description = "Its title.", examples = "Foundation accepted") @Nullable
            String milestoneTitle,

            @Schema(required = true, examples = "DUE_DATE") String subject,

            @Schema(required = true, description = "The milestone's id, the payment's, or the contract's.")
            UUID subjectId,

            @Schema(required = true, examples = "2027-03-31")
            LocalDate day,

            @Schema(required = true, examples = "P-7D") String rung,
            @Schema(required = true) RecipientView recipient,

            @Schema(required = true, examples = "2027-03-24T08:00:00Z")
            Instant sendAt,

            @Schema(
                    required = true,
                    description = "The same moment where the recipient is.",
                    examples = "2027-03-24T09:00:00+01:00")
            OffsetDateTime localTime,

            @Schema(
                    description = "Where the ledger has this rung already: what is SENT is not sent again.",
                    examples = "PLANNED")
            @Nullable
            ReminderStatus state) {}
}
