package dev.milepost.milestone.payment;

import dev.milepost.events.Money;
import dev.milepost.events.PaymentEntryKind;
import dev.milepost.kit.problem.ProblemType;
import dev.milepost.kit.problem.Violations;
import dev.milepost.milestone.value.Checks;
import dev.milepost.milestone.value.Moneys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rules for what is recorded of a payment; each is one method, named for what it demands. */
@ApplicationScoped
class PaymentRules {
    private static final LocalDate EARLIEST = LocalDate.of(1970, 1, 1);
    private static final Set<PaymentEntryKind> REVERSIBLE =
            EnumSet.of(PaymentEntryKind.PAID, PaymentEntryKind.INVOICED, PaymentEntryKind.SETTLED);

    private final Payments payments;

    @Inject
    PaymentRules(Payments payments) {
        this.payments = payments;
    }

    /** The day given, or today when none is. */
    LocalDate notAfterToday(String field, @Nullable LocalDate day, LocalDate today) {
        if (day == null) {
            return today;
        }
        if (day.isAfter(today)) {
            throw Violations.of(field, day + " has not come yet; today is " + today + " in the contract's time zone");
        }
        if (day.isBefore(EARLIEST)) {
            throw Violations.of(field, "must not be before " + EARLIEST);
        }
        return day;
    }

    void needReason(@Nullable String reason) {
        if (reason == null || reason.isBlank()) {
            throw Violations.of("reason", "say why");
        }
    }

    void checkDocument(@Nullable URI document) {
        if (document != null) {
            Violations found = new Violations();
            Checks.link(found, "document", document);
            found.throwIfAny();
        }
    }

    /** What a part may be: more than nothing and at most what is outstanding, which it is when no amount is given. */
    BigDecimal share(Payment payment, @Nullable Money amount) {
        Money outstanding = payment.outstanding();
        if (amount == null) {
            return outstanding.amount();
        }
        checkAmount(amount, outstanding);
        if (amount.amount().compareTo(outstanding.amount()) > 0) {
            throw Violations.of("amount.amount", "is more than is outstanding; that is " + text(outstanding));
        }
        return amount.amount();
    }

    /** What a dispute may end in: at most what the payment was and at least what is paid, which must be something. */
    BigDecimal settledTotal(Payment payment, @Nullable Money amount) {
        Money was = payment.money();
        if (amount == null) {
            return was.amount();
        }
        checkAmount(amount, was);
        if (amount.amount().compareTo(was.amount()) > 0) {
            throw Violations.of("amount.amount", "is more than the payment; that is " + text(was));
        }
        if (amount.amount().compareTo(payment.paid()) < 0) {
            throw Violations.of(
                    "amount.amount",
                    text(Moneys.of(payment.paid(), was.currency())) + " is paid already; reverse a part first");
        }
        return amount.amount();
    }

    /** An entry of the payment that may be undone, and is not yet. */
    PaymentEntry reversible(Payment payment, UUID id) {
        PaymentEntry entry = payments.entry(id);
        if (entry == null || !entry.paymentId().equals(payment.id())) {
            throw Violations.of("entryId", "the payment has no entry " + id);
        }
        if (!REVERSIBLE.contains(entry.kind())) {
            throw ProblemType.CONFLICT.because(
                    "Entry " + id + " is " + entry.kind() + "; only entries that are " + REVERSIBLE + " are reversed.");
        }
        if (payments.isReversed(id)) {
            throw ProblemType.CONFLICT.because("Entry " + id + " is reversed already.");
        }
        return entry;
    }

    /** What is paid is not given up: its parts would have to be reversed first. */
    void checkGivenUp(Payment payment) {
        if (payment.isPaidInPart()) {
            throw ProblemType.CONFLICT.because("Of the payment "
                    + text(Moneys.of(payment.paid(), payment.money().currency()))
                    + " is paid; dispute and settle it, or reverse what was paid in error.");
        }
    }

    /** What was let go or recovered stays covered by what was held back or paid. */
    void checkNotOverdrawn(UUID contract) {
        if (payments.released(contract).isOverdrawn()) {
            throw ProblemType.CONFLICT.because(
                    "More retention would be released than is held back, or more of the advance recovered than is paid; take back the later payments first.");
        }
    }

    private static void checkAmount(Money amount, Money like) {
        Violations found = new Violations();
        Checks.money(found, "amount", amount);
        found.throwIfAny();
        found.check(
                        amount.currency().equals(like.currency()),
                        "amount.currency",
                        "the payment is in " + like.currency())
                .check(amount.amount().signum() > 0, "amount.amount", "must be more than 0")
                .check(
                        amount.amount().compareTo(like.amount()) == 0 || Moneys.isPayable(amount),
                        "amount.amount",
                        amount.currency() + " has no such fraction digits");
        found.throwIfAny();
    }

    static String text(Money money) {
        return money.amount().toPlainString() + " " + money.currency();
    }
}
