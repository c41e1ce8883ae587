package dev.milepost.milestone.payment;

import static dev.milepost.events.PaymentStatus.DISPUTED;
import static dev.milepost.events.PaymentStatus.DUE;
import static dev.milepost.events.PaymentStatus.INVOICED;
import static dev.milepost.events.PaymentStatus.PAID;

import dev.milepost.events.PaymentStatus;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What may be done to a payment, and in which states. Nothing else in the code knows which step is legal. */
public enum PaymentAction {
    INVOICE(EnumSet.of(DUE)),
    PAY(EnumSet.of(DUE, INVOICED)),
    DISPUTE(EnumSet.of(DUE, INVOICED)),
    SETTLE(EnumSet.of(DISPUTED)),
    CANCEL(EnumSet.of(DUE, INVOICED, DISPUTED)),
    REVERSE(EnumSet.of(DUE, INVOICED, PAID));

    private final Set<PaymentStatus> from;

    PaymentAction(Set<PaymentStatus> from) {
        this.from = from;
    }

    public boolean isAllowedIn(PaymentStatus status) {
        return from.contains(status);
    }

    /** What is legal in {@code status}, as the last parts of their paths. */
    public static List<String> allowedIn(PaymentStatus status) {
        return Arrays.stream(values())
                .filter(action -> action.isAllowedIn(status))
                .map(PaymentAction::path)
                .toList();
    }

    String path() {
        return name().toLowerCase(Locale.ROOT);
    }
}
