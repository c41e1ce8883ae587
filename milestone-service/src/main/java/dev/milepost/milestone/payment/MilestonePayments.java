package dev.milepost.milestone.payment;

import dev.milepost.events.EventType;
import dev.milepost.events.Money;
import dev.milepost.events.PaymentKind;
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

/** What a milestone's state does to its payments. The contract is locked, so a milestone releases money exactly once. */
@ApplicationScoped
public class MilestonePayments {
    private final Payments payments;
    private final Ledger ledger;
    private final BusinessClock clock;
    private final Ids ids;

    @Inject
    MilestonePayments(Payments payments, Ledger ledger, BusinessClock clock, Ids ids) {
        this.payments = payments;
        this.ledger = ledger;
        this.clock = clock;
        this.ids = ids;
    }

    /** What a milestone releases by being met, with the events to tell; nothing without a payment term. */
    public List<PendingEvent> release(Contract contract, Milestone milestone, Actor actor) {
        PaymentTerm term = milestone.paymentTerm();
        LocalDate metOn = milestone.metOn();
        if (term == null
                || metOn == null
                || payments.live(milestone.id()).stream().anyMatch(one -> one.kind() == PaymentKind.INSTALMENT)) {
            return List.of();
        }
        Money amount = amount(contract, term);
        Payment payment = new Payment(
                ids.next(),
                contract.id(),
                milestone.id(),
                PaymentKind.INSTALMENT,
                PaymentBreakdown.plain(amount.amount()),
                amount.currency(),
                metOn.plusDays(term.netDays()),
                clock.instant());
        payments.persist(payment);
        return List.of(
                ledger.enter(payment, payment.opening(ids::next), EventType.PAYMENT_DUE, actor, "milestone met"));
    }

    /** Cancels the unpaid payments of a milestone that is not met any more; refused once any of it is paid. */
    public List<PendingEvent> takeBack(Contract contract, Milestone milestone, Actor actor, @Nullable String reason) {
        List<Payment> live = payments.live(milestone.id());
        live.stream().filter(Payment::isPaidInPart).findFirst().ifPresent(paid -> {
            throw ProblemType.CONFLICT.because("Of payment " + paid.id() + " of this milestone "
                    + Moneys.of(paid.paid(), paid.money().currency()).amount().toPlainString() + " "
                    + paid.money().currency() + " is paid; a paid milestone cannot be reopened.");
        });
        LocalDate today = clock.today(contract.zone());
        return live.stream()
                .map(payment -> ledger.enter(
                        payment,
                        List.of(payment.cancel(ids.next(), today, false, clock.instant())),
                        EventType.PAYMENT_CANCELLED,
                        actor,
                        reason))
                .toList();
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
