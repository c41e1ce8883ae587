package dev.milepost.analytics.figure;

import dev.milepost.analytics.Chance;
import dev.milepost.events.EventType;
import dev.milepost.events.MilestoneState;
import dev.milepost.events.Money;
import dev.milepost.events.PaymentEntryKind;
import dev.milepost.events.PaymentInvoice;
import dev.milepost.events.PaymentKind;
import dev.milepost.events.PaymentLine;
import dev.milepost.events.PaymentState;
import dev.milepost.events.PaymentStatus;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** What happens to a payment on a day of a random past; its state is of this version then. */
record PastPayment(Chance chance, LocalDate today, long version) {
    record Step(EventType type, PaymentState payment) {}

    /** The one that a met milestone releases. */
    Step due(MilestoneState it) {
        Money amount = new Money(BigDecimal.valueOf(1 + chance.nextInt(9_000_000), 2), currency(it));
        return new Step(
                EventType.PAYMENT_DUE,
                new PaymentState(
                        chance.id(),
                        version,
                        it.contractId(),
                        it.id(),
                        version % 5 == 0 ? PaymentKind.RETENTION : PaymentKind.INSTALMENT,
                        amount,
                        amount,
                        PaymentStatus.DUE,
                        today.plusDays(chance.nextInt(30)),
                        null,
                        lines(amount),
                        null,
                        List.of()));
    }

    /** Some with something taken off. */
    private List<PaymentLine> lines(Money amount) {
        List<PaymentLine> lines = new ArrayList<>();
        for (PaymentEntryKind kind : List.of(PaymentEntryKind.PENALTY, PaymentEntryKind.RETENTION_HELD)) {
            if ((version + kind.ordinal()) % 3 == 0) { // not by chance, which pasts of a fixed seed rely on
                BigDecimal off = BigDecimal.valueOf(-1 - version * 7_919 % 90_000, 2);
                lines.add(new PaymentLine(kind, new Money(off, amount.currency())));
            }
        }
        return lines;
    }

    /** An open one goes on. */
    Step next(PaymentState it) {
        Money nothing = new Money(BigDecimal.ZERO, it.amount().currency());
        return switch (chance.nextInt(5)) {
            case 0 -> step(EventType.PAYMENT_CANCELLED, it, "status", PaymentStatus.CANCELLED, "outstanding", nothing);
            case 1 -> step(EventType.PAYMENT_DISPUTED, it, "status", PaymentStatus.DISPUTED);
            case 2 ->
                step(
                        EventType.PAYMENT_INVOICED,
                        it,
                        "status",
                        PaymentStatus.INVOICED,
                        "invoice",
                        new PaymentInvoice(chance.id(), "R-1", today, null));
            case 3 -> {
                BigDecimal half = it.outstanding().amount().divide(BigDecimal.TWO, 2, RoundingMode.UP);
                yield step(
                        EventType.PAYMENT_PART_PAID,
                        it,
                        "outstanding",
                        new Money(half, it.amount().currency()));
            }
            default ->
                step(EventType.PAYMENT_PAID, it, "status", PaymentStatus.PAID, "outstanding", nothing, "paidOn", today);
        };
    }

    private Step step(EventType type, PaymentState it, Object... changed) {
        return new Step(type, Copy.with(Copy.with(it, "version", version), changed));
    }

    private static String currency(MilestoneState it) {
        return it.paymentTerm() == null || it.paymentTerm().amount() == null
                ? "EUR"
                : it.paymentTerm().amount().currency();
    }
}
