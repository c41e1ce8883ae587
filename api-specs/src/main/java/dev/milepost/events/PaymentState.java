package dev.milepost.events;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Money that a contract releases.
 *
 * @param milestoneId the milestone that released it; null for an advance that activation released and for an imported
 *     transaction that names none
 * @param amount what is to be paid in all; {@code lines} say how it comes about
 * @param outstanding the part of {@code amount} that is not paid yet; nothing when it is PAID or CANCELLED
 * @param dueOn the day it must be paid by
 * @param paidOn the day the last of it was paid; null until it is PAID
 * @param parts what was paid, oldest first
 */
public record PaymentState(
        UUID id,
        long version,
        UUID contractId,
        @Nullable UUID milestoneId,
        PaymentKind kind,
        Money amount,
        Money outstanding,
        PaymentStatus status,
        LocalDate dueOn,
        @Nullable LocalDate paidOn,
        List<PaymentLine> lines,
        @Nullable PaymentInvoice invoice,
        List<PaymentPart> parts) {
    public PaymentState {
        // events from before there were kinds, parts and a ledger
        kind = kind == null ? PaymentKind.INSTALMENT : kind;
        outstanding = outstanding != null
                ? outstanding
                : status.isOpen() ? amount : new Money(BigDecimal.ZERO, amount.currency());
        lines = lines == null ? List.of() : lines;
        parts = parts == null ? List.of() : parts;
    }
}
