package dev.milepost.milestone.payment;

import dev.milepost.events.Money;
import java.net.URI;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Something that somebody wants to do to a payment. */
sealed interface PaymentStep {
    PaymentAction action();

    /** Why, where a reason is needed or was given. */
    @Nullable
    String reason();

    /** An invoice came. */
    record Invoice(
            String number,
            @Nullable LocalDate invoicedOn,
            @Nullable URI document,
            @Nullable String reason) implements PaymentStep {
        @Override
        public PaymentAction action() {
            return PaymentAction.INVOICE;
        }
    }

    /** Money was paid; all that is outstanding when no amount is given. */
    record Pay(
            @Nullable Money amount,
            @Nullable LocalDate paidOn,
            @Nullable String reference,
            @Nullable String reason) implements PaymentStep {
        @Override
        public PaymentAction action() {
            return PaymentAction.PAY;
        }
    }

    /** A dispute ends; {@code amount} is what the payment is to be in all from now on. */
    record Settle(@Nullable Money amount, @Nullable String reason) implements PaymentStep {
        @Override
        public PaymentAction action() {
            return PaymentAction.SETTLE;
        }
    }

    /** An entry of the ledger was wrong. */
    record Reverse(UUID entryId, @Nullable String reason) implements PaymentStep {
        @Override
        public PaymentAction action() {
            return PaymentAction.REVERSE;
        }
    }

    /** A dispute begins, or the payment is given up. */
    record Plain(PaymentAction action, @Nullable String reason) implements PaymentStep {}
}
