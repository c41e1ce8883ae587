package dev.milepost.milestone.payment;

import dev.milepost.events.ExternalId;
import dev.milepost.events.Money;
import dev.milepost.events.PaymentInvoice;
import dev.milepost.events.PaymentKind;
import dev.milepost.events.PaymentLine;
import dev.milepost.events.PaymentPart;
import dev.milepost.events.PaymentState;
import dev.milepost.events.PaymentStatus;
import dev.milepost.milestone.instalment.TimeAdjustment;
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
        @Nullable UUID milestoneId,
        PaymentKind kind,
        Money amount,
        Money outstanding,
        PaymentStatus status,

        @Schema(description = "The day it must be paid by.") LocalDate dueOn,
        @Nullable LocalDate paidOn,
        List<PaymentLine> lines,
        @Nullable PaymentInvoice invoice,
        List<PaymentPart> parts,

        @Schema(description = "How a penalty or a bonus in `lines` was worked out.") @Nullable
        TimeAdjustment adjustment,

        @Schema(description = "What may be done to it now, as the last parts of the paths.", examples = "[\"pay\"]")
        List<String> allowedActions,

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
                state.kind(),
                state.amount(),
                state.outstanding(),
                state.status(),
                state.dueOn(),
                state.paidOn(),
                state.lines(),
                state.invoice(),
                state.parts(),
                payment.adjustment(),
                PaymentAction.allowedIn(state.status()),
                payment.externalIds(),
                payment.createdAt(),
                payment.updatedAt());
    }
}
