package dev.milepost.milestone.payment;

import dev.milepost.events.ExternalId;
import dev.milepost.events.Money;
import dev.milepost.events.PaymentState;
import dev.milepost.events.PaymentStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A payment, as the API shows it. */
@Schema(name = "Payment")
public record PaymentView(
        UUID id,

        @Schema(description = "Counts its changes; the ETag.")
        long version,

        UUID contractId,

        @Schema(description = "The milestone that released it.") @Nullable
        UUID milestoneId,

        Money amount,
        PaymentStatus status,
        @Schema(description = "The day it must be paid by.") LocalDate dueOn,
        @Nullable LocalDate paidOn,
        List<ExternalId> externalIds,
        Instant createdAt,
        Instant updatedAt) {
    static PaymentView from(Payment payment) {
        PaymentState state = payment.toState();
        return new PaymentView(
                state.id(),
                state.version(),
                state.contractId(),
                state.milestoneId(),
                state.amount(),
                state.status(),
                state.dueOn(),
                state.paidOn(),
                payment.externalIds(),
                payment.createdAt(),
                payment.updatedAt());
    }
}
