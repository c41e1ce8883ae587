package dev.milepost.milestone.payment;

import dev.milepost.events.Money;
import dev.milepost.events.PaymentStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One entry of a payment's ledger. */
@Schema(name = "PaymentEntry")
public record PaymentEntryView(
        UUID id,
        @Schema(description = "What it records.") PaymentStatus kind,
        @Schema(description = "The money it is about.") Money amount,

        @Schema(description = "The day it became due, was paid or was cancelled.")
        LocalDate valueDate,

        @Schema(description = "The person who made it; absent when a service account did.") @Nullable
        UUID personId,

        @Schema(description = "The person's name or the service account's client id.", examples = "Mara Lind")
        String by,

        @Schema(description = "The reason or note given.") @Nullable
        String reason,

        @Schema(description = "Business time of the entry.") Instant at) {}
