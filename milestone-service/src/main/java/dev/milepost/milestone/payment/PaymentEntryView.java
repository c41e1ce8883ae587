package dev.milepost.milestone.payment;

import dev.milepost.events.Money;
import dev.milepost.events.PaymentEntryKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One entry of a payment's ledger. */
@Schema(name = "PaymentEntry")
public record PaymentEntryView(
        UUID id,

        @Schema(description = "What it records.") PaymentEntryKind kind,

        @Schema(description = "The money it is about.") Money amount,

        @Schema(
                description =
                        "What it does to what is outstanding, with its sign. The effects of all entries add up to it.")
        Money effect,

        @Schema(description = "What was outstanding after it.")
        Money outstanding,

        @Schema(description = "The day it became due, was invoiced, paid, and so on.")
        LocalDate valueDate,

        @Schema(description = "The payer's or the bank's.", examples = "SEPA 2027-07-20/114") @Nullable
        String reference,

        @Schema(description = "The entry that it undoes.") @Nullable
        UUID reversesId,

        @Schema(description = "The person who made it; absent when a service account did.") @Nullable
        UUID personId,

        @Schema(description = "The person's name or the service account's client id.", examples = "Mara Lind")
        String by,

        @Schema(description = "The reason or note given.") @Nullable
        String reason,

        @Schema(description = "Business time of the entry.") Instant at) {}
