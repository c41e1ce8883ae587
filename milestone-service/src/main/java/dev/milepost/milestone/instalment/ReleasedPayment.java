package dev.milepost.milestone.instalment;

import dev.milepost.events.Money;
import dev.milepost.events.PaymentKind;
import dev.milepost.events.PaymentStatus;
import dev.milepost.milestone.payment.Payment;
import dev.milepost.milestone.payment.PaymentBreakdown;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A payment that is not cancelled, as the schedule needs it. */
record ReleasedPayment(
        UUID id,
        @Nullable UUID milestoneId,
        PaymentKind kind,
        PaymentStatus status,
        PaymentBreakdown breakdown,
        String currency,
        BigDecimal paid,
        LocalDate dueOn) {
    static ReleasedPayment from(Payment payment) {
        Money money = payment.money();
        return new ReleasedPayment(
                payment.id(),
                payment.milestoneId(),
                payment.kind(),
                payment.status(),
                payment.breakdown(),
                money.currency(),
                payment.paid(),
                payment.dueOn());
    }
}
