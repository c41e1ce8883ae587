package dev.milepost.alert.inbox;

import dev.milepost.alert.policy.Subject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An entry as its person sees it. */
@Schema(name = "InboxEntry", description = "A reminder, or the notice of something that happened, in a person's inbox.")
record InboxEntryView(
        @Schema(required = true, description = "Also the id of its reminder in the ledger.")
        UUID id,

        @Schema(required = true, description = "What it is about.", examples = "DUE_DATE")
        Subject kind,

        @Schema(
                required = true,
                description = "The same, with the key of the field for a CUSTOM_DATE.",
                examples = "CUSTOM_DATE:warranty_ends")
        String subject,

        @Schema(required = true, description = "Id of the milestone, payment, contract or event that it is about.")
        UUID subjectId,

        @Schema(required = true) UUID contractId,

        @Schema(required = true, examples = "C-2027-017") String contractReference,

        @Schema(required = true, examples = "Bridge over the river")
        String contractTitle,

        @Schema(description = "Absent where it is about the contract as a whole.") @Nullable
        UUID milestoneId,

        @Schema(description = "Its title.", examples = "Foundation accepted") @Nullable
        String milestoneTitle,

        @Schema(
                required = true,
                description = "The day it counts from: the due date, or the day of what happened.",
                examples = "2027-03-31")
        LocalDate day,

        @Schema(
                required = true,
                description = "The step of the ladder; with `!` it escalates what nobody acknowledged.",
                examples = "P-7D")
        String rung,

        @Schema(required = true, examples = "2027-03-24T08:00:00Z")
        Instant arrivedAt,

        @Schema(
                required = true,
                description = "Whether it is still to be read. What is snoozed is new again afterwards.")
        boolean unread,

        @Schema(description = "Until when it is snoozed; absent while it is not.", examples = "2027-03-27T08:00:00Z")
        @Nullable
        Instant snoozedUntil,

        @Schema(description = "When its point was over; absent while it is not.", examples = "2027-03-26T15:40:00Z")
        @Nullable
        Instant settledAt,

        @Schema(description = "Why its point is over.", examples = "the milestone is MET") @Nullable
        String settledReason,

        @Schema(description = "When somebody took note of it.", examples = "2027-03-24T09:12:00Z") @Nullable
        Instant acknowledgedAt,

        @Schema(description = "Who did.", examples = "Ada Ahlgren") @Nullable
        String acknowledgedBy) {

    static InboxEntryView from(InboxRow row, Instant now) {
        InboxEntry entry = row.entry();
        return new InboxEntryView(
                entry.id,
                Subject.valueOf(entry.kind),
                entry.subject,
                entry.subjectId,
                entry.contractId,
                row.contractReference(),
                row.contractTitle(),
                entry.milestoneId,
                row.milestoneTitle(),
                entry.dueDate,
                entry.rung,
                entry.arrivedAt,
                entry.unread,
                entry.isSnoozed(now) ? entry.shownAt : null,
                entry.settledAt,
                entry.settledReason,
                row.acknowledgedAt(),
                row.acknowledgedBy());
    }
}
