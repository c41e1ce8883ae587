package dev.milepost.milestone.payment;

import dev.milepost.events.EventType;
import dev.milepost.events.Money;
import dev.milepost.events.PaymentEvent;
import dev.milepost.events.PaymentStatus;
import dev.milepost.events.PaymentTerm;
import dev.milepost.kit.outbox.PendingEvent;
import dev.milepost.kit.problem.ProblemType;
import dev.milepost.kit.time.BusinessClock;
import dev.milepost.kit.time.Ids;
import dev.milepost.milestone.contract.Contract;
import dev.milepost.milestone.milestone.Milestone;
import dev.milepost.milestone.person.Actor;
import dev.milepost.milestone.value.Moneys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a milestone's state does to its payment. The contract is locked, so a milestone releases money exactly once. */
@ApplicationScoped
public class MilestonePayments {
    private final Payments payments;
    private final BusinessClock clock;
    private final Ids ids;

    @Inject
    MilestonePayments(Payments payments, BusinessClock clock, Ids ids) {
        this.payments = payments;
        this.clock = clock;
        this.ids = ids;
    }

    /** The payment that a milestone releases by being met, with the event to tell; nothing without a payment term. */
    public List<PendingEvent> release(Contract contract, Milestone milestone, Actor actor) {
        PaymentTerm term = milestone.paymentTerm();
        LocalDate metOn = milestone.metOn();
        if (term == null || metOn == null || payments.live(milestone.id()).isPresent()) {
            return List.of();
        }
        Payment payment = new Payment(
                ids.next(),
                contract.id(),
                milestone.id(),
                amount(contract, term),
                metOn.plusDays(term.netDays()),
                List.of(),
                clock.instant());
        return List.of(open(payment, actor, "milestone met"));
    }

    /** Cancels the unpaid payment of a milestone that is not met any more; refused once it is paid. */
    public List<PendingEvent> takeBack(Milestone milestone, Actor actor, @Nullable String reason) {
        Payment payment = payments.live(milestone.id()).orElse(null);
        if (payment == null) {
            return List.of();
        }
        if (payment.status() == PaymentStatus.PAID) {
            throw ProblemType.CONFLICT.because(
                    "Payment " + payment.id() + " of this milestone is paid; a paid milestone cannot be reopened.");
        }
        payment.cancel(clock.instant());
        return List.of(follow(
                payment,
                EventType.PAYMENT_CANCELLED,
                LocalDate.ofInstant(clock.instant(), java.time.ZoneOffset.UTC),
                actor,
                reason));
    }

    /** Marks a due payment as paid. */
    public PendingEvent pay(Payment payment, LocalDate paidOn, Actor actor, @Nullable String reason) {
        payment.pay(paidOn, clock.instant());
        return follow(payment, EventType.PAYMENT_PAID, paidOn, actor, reason);
    }

    private PendingEvent open(Payment payment, Actor actor, String reason) {
        payments.persist(payment);
        return follow(payment, EventType.PAYMENT_DUE, payment.dueOn(), actor, reason);
    }

    private PendingEvent follow(
            Payment payment, EventType type, LocalDate valueDate, Actor actor, @Nullable String reason) {
        payments.record(new PaymentEntry(ids.next(), payment, valueDate, actor, reason, clock.instant()));
        payments.flush();
        return new PendingEvent(type, payment.id(), new PaymentEvent(payment.toState(), actor.change(reason)));
    }

    static Money amount(Contract contract, PaymentTerm term) {
        if (term.amount() != null) {
            return term.amount();
        }
        Money value = contract.value();
        if (value == null || term.percent() == null) {
            throw ProblemType.CONFLICT.because(
                    "The milestone releases a percentage, but the contract has no value; set its value first.");
        }
        return Moneys.percentOf(term.percent(), value);
    }
}
