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
        PaymentStatus kind,
        Money amount,

        @Schema(description = "The day it became due, was paid or was cancelled.")
        LocalDate valueDate,

        @Nullable UUID personId,
        String by,
        @Nullable String reason,
        Instant at) {}
