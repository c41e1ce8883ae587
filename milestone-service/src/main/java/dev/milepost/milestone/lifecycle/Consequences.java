package dev.milepost.milestone.lifecycle;

import dev.milepost.events.Money;
import dev.milepost.events.PaymentKind;
import dev.milepost.events.PaymentStatus;
import dev.milepost.events.TerminationTermKind;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What an early end means by the contract's own terms, as of its last day. Nothing of it is booked. */
@Schema(name = "TerminationConsequences")
record Consequences(
        NoticeKept notice,

        @Schema(description = "What the contract says of its early end.")
        List<TermCost> terms,

        @Schema(description = "Late penalties that open milestones have run up until the last day.")
        List<AccruedPenalty> penalties,

        @Schema(description = "Payments that were released and are not paid in full; they stay due.")
        List<OpenPayment> payments,

        @Schema(description = "Retention that is held and was let go by no milestone; absent without any payment.")
        @Nullable
        Money retentionHeld,

        @Schema(description = "Paid of an advance and not recovered yet; absent without any payment.") @Nullable
        Money advanceNotRecovered) {
    /** Whether the notice period was kept. */
    @Schema(name = "NoticeKept")
    record NoticeKept(
            @Schema(description = "Absent where it cannot be said: `text` says why.") @Nullable
            Boolean kept,

            @Schema(description = "The last day on which notice for that end was in time.", examples = "2027-03-30")
            @Nullable
            LocalDate lastDay,

            @Schema(description = "The day it was given.", examples = "2027-03-30") @Nullable
            LocalDate givenOn,

            @Schema(examples = "notice was given on 2027-03-30, in time: the last day was 2027-03-30")
            String text) {}

    /** One thing that the contract says. */
    @Schema(name = "TermCost")
    record TermCost(
            TerminationTermKind kind,

            @Schema(examples = "Demobilisation of the site") String text,

            @Schema(description = "What it costs, where the contract says so.") @Nullable
            Money amount) {}

    /** A penalty that was run up. */
    @Schema(name = "AccruedPenalty")
    record AccruedPenalty(
            @Schema(description = "The milestone.") UUID milestoneId,

            @Schema(description = "What it is called.", examples = "Shell complete")
            String title,

            @Schema(description = "How many days it was late.", examples = "12")
            int daysLate,

            @Schema(description = "What it costs.") Money amount) {}

    /** A payment that stays due. */
    @Schema(name = "OpenPayment")
    record OpenPayment(
            @Schema(description = "The payment.") UUID id,

            @Schema(description = "The milestone that released it.") @Nullable
            UUID milestoneId,

            PaymentKind kind,
            PaymentStatus status,
            @Schema(description = "What is left to pay.") Money outstanding,

            @Schema(description = "The day it is due.", examples = "2027-07-30")
            LocalDate dueOn) {}
}
