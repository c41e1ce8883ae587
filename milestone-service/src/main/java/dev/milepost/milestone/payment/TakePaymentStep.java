package dev.milepost.milestone.payment;

import dev.milepost.events.EventType;
import dev.milepost.events.PaymentInvoice;
import dev.milepost.events.PaymentStatus;
import dev.milepost.kit.http.ExpectedVersion;
import dev.milepost.kit.outbox.Outbox;
import dev.milepost.kit.outbox.PendingEvent;
import dev.milepost.kit.problem.ProblemType;
import dev.milepost.kit.time.BusinessClock;
import dev.milepost.kit.time.Ids;
import dev.milepost.milestone.contract.Contract;
import dev.milepost.milestone.contract.Contracts;
import dev.milepost.milestone.person.CurrentActor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * Takes a payment one step further. Refusals: 404, 403 (a counterparty's user), 409 (its state), 412, 400 (more than is
 * outstanding, another currency, a day that has not come, no reason).
 */
@ApplicationScoped
class TakePaymentStep {
    private final ReadPayments read;
    private final Payments payments;
    private final PaymentRules rules;
    private final Ledger ledger;
    private final Contracts contracts;
    private final Outbox outbox;
    private final CurrentActor actor;
    private final BusinessClock clock;
    private final Ids ids;

    @Inject
    TakePaymentStep(
            ReadPayments read,
            Payments payments,
            PaymentRules rules,
            Ledger ledger,
            Contracts contracts,
            Outbox outbox,
            CurrentActor actor,
            BusinessClock clock,
            Ids ids) {
        this.read = read;
        this.payments = payments;
        this.rules = rules;
        this.ledger = ledger;
        this.contracts = contracts;
        this.outbox = outbox;
        this.actor = actor;
        this.clock = clock;
        this.ids = ids;
    }

    @Transactional
    PaymentView take(UUID id, ExpectedVersion expected, PaymentStep step) {
        Payment payment = read.visible(id);
        contracts.refuseCounterparty();
        Contract contract = contracts.locked(payment.contractId());
        payments.getEntityManager().refresh(payment, LockModeType.PESSIMISTIC_WRITE); // as it is under the lock
        expected.check(payment.version());
        if (!step.action().isAllowedIn(payment.status())) {
            throw refusal(payment, step.action());
        }
        Taken taken = take(payment, contract, step);
        PendingEvent event = ledger.enter(payment, List.of(taken.posting), taken.event, actor.get(), step.reason());
        if (step.action() == PaymentAction.CANCEL || step.action() == PaymentAction.REVERSE) {
            rules.checkNotOverdrawn(contract.id());
        }
        outbox.append(contract.id(), List.of(event));
        return PaymentView.from(payment);
    }

    private record Taken(Posting posting, EventType event) {}

    private Taken take(Payment payment, Contract contract, PaymentStep step) {
        LocalDate today = clock.today(contract.zone());
        Instant now = clock.instant();
        UUID entry = ids.next();
        return switch (step) {
            case PaymentStep.Invoice it -> {
                LocalDate day = rules.notAfterToday("invoicedOn", it.invoicedOn(), today);
                rules.checkDocument(it.document());
                PaymentInvoice invoice = new PaymentInvoice(entry, it.number(), day, it.document());
                yield new Taken(payment.invoice(invoice, now), EventType.PAYMENT_INVOICED);
            }
            case PaymentStep.Pay it -> {
                LocalDate day = rules.notAfterToday("paidOn", it.paidOn(), today);
                var share = rules.share(payment, it.amount());
                Posting posting = payment.pay(entry, share, day, it.reference(), now);
                boolean all = payment.status() == PaymentStatus.PAID;
                yield new Taken(posting, all ? EventType.PAYMENT_PAID : EventType.PAYMENT_PART_PAID);
            }
            case PaymentStep.Settle it -> {
                rules.needReason(it.reason());
                var total = rules.settledTotal(payment, it.amount());
                yield new Taken(payment.settle(entry, total, today, now), EventType.PAYMENT_SETTLED);
            }
            case PaymentStep.Reverse it -> {
                rules.needReason(it.reason());
                PaymentEntry wrong = rules.reversible(payment, it.entryId());
                yield new Taken(payment.reverse(entry, wrong, today, now), EventType.PAYMENT_REVERSED);
            }
            case PaymentStep.Plain it -> {
                rules.needReason(it.reason());
                if (it.action() == PaymentAction.DISPUTE) {
                    yield new Taken(payment.dispute(entry, today, now), EventType.PAYMENT_DISPUTED);
                }
                rules.checkGivenUp(payment);
                yield new Taken(payment.cancel(entry, today, true, now), EventType.PAYMENT_CANCELLED);
            }
        };
    }

    private static RuntimeException refusal(Payment payment, PaymentAction action) {
        List<String> allowed = PaymentAction.allowedIn(payment.status());
        return ProblemType.ILLEGAL_TRANSITION
                .builder("The payment is " + payment.status() + "; it cannot " + action.path() + ". "
                        + (allowed.isEmpty()
                                ? "Nothing can be done to it."
                                : "It can " + String.join(", ", allowed) + "."))
                .with("currentStatus", payment.status().name())
                .with("allowedActions", allowed)
                .build();
    }
}
