package dev.milepost.milestone.payment;

import dev.milepost.events.EventType;
import dev.milepost.events.PaymentConditions;
import dev.milepost.events.PaymentKind;
import dev.milepost.events.PaymentTerm;
import dev.milepost.kit.outbox.PendingEvent;
import dev.milepost.kit.problem.ProblemType;
import dev.milepost.kit.time.BusinessClock;
import dev.milepost.kit.time.Ids;
import dev.milepost.milestone.contract.Contract;
import dev.milepost.milestone.instalment.Instalments;
import dev.milepost.milestone.instalment.PayableDay;
import dev.milepost.milestone.instalment.PaymentCalendar;
import dev.milepost.milestone.instalment.Released;
import dev.milepost.milestone.instalment.TimeAdjustment;
import dev.milepost.milestone.instalment.TimeAdjustments;
import dev.milepost.milestone.milestone.Milestone;
import dev.milepost.milestone.person.Actor;
import dev.milepost.milestone.value.Moneys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a milestone's state does to its payments. The contract is locked, so a milestone releases money exactly once. */
@ApplicationScoped
public class MilestonePayments {
    private static final String MET = "milestone met";

    private final Payments payments;
    private final PaymentRules rules;
    private final ConditionPayments conditionPayments;
    private final PaymentCalendar calendar;
    private final Ledger ledger;
    private final BusinessClock clock;
    private final Ids ids;

    @Inject
    MilestonePayments(
            Payments payments,
            PaymentRules rules,
            ConditionPayments conditionPayments,
            PaymentCalendar calendar,
            Ledger ledger,
            BusinessClock clock,
            Ids ids) {
        this.payments = payments;
        this.rules = rules;
        this.conditionPayments = conditionPayments;
        this.calendar = calendar;
        this.ledger = ledger;
        this.clock = clock;
        this.ids = ids;
    }

    /** What a milestone releases by being met: its instalment, and what the contract's conditions let it release. */
    public List<PendingEvent> release(Contract contract, Milestone milestone, Actor actor) {
        PaymentTerm term = milestone.paymentTerm();
        LocalDate metOn = milestone.metOn();
        if (metOn == null) {
            return List.of();
        }
        List<PendingEvent> told = new ArrayList<>();
        if (term != null && payments.live(milestone.id()).stream().noneMatch(Payment::isInstalment)) {
            told.add(instalment(contract, milestone, term, metOn, actor));
        }
        told.addAll(conditionPayments.release(contract, milestone.id(), metOn, actor, MET));
        return told;
    }

    private PendingEvent instalment(
            Contract contract, Milestone milestone, PaymentTerm term, LocalDate metOn, Actor actor) {
        PaymentConditions conditions = contract.paymentConditions();
        Released released = payments.released(contract.id());
        TimeAdjustment adjustment = TimeAdjustments.of(
                term,
                conditions,
                Instalments.gross(term, contract.value(), released),
                contract.value(),
                milestone.delay(metOn));
        Payment payment = new Payment(
                ids.next(),
                contract.id(),
                milestone.id(),
                PaymentKind.INSTALMENT,
                Instalments.breakdown(
                        term, contract.value(), conditions, released, conditionPayments.isHeld(conditions), adjustment),
                adjustment.amount().currency(),
                calendar.roll(contract, PayableDay.of(metOn, term)),
                clock.instant());
        payment.explain(adjustment);
        payments.persist(payment);
        return ledger.enter(payment, payment.opening(ids::next), EventType.PAYMENT_DUE, actor, MET);
    }

    /** Cancels the unpaid payments of a milestone that is not met any more; refused once any of it is paid. */
    public List<PendingEvent> takeBack(Contract contract, Milestone milestone, Actor actor, @Nullable String reason) {
        List<Payment> live = payments.live(milestone.id());
        live.stream().filter(Payment::isPaidInPart).findFirst().ifPresent(paid -> {
            String part = PaymentRules.text(Moneys.of(paid.paid(), paid.money().currency()));
            throw ProblemType.CONFLICT.because("Of payment " + paid.id() + " of this milestone " + part
                    + " is paid; a paid milestone cannot be reopened.");
        });
        LocalDate today = clock.today(contract.zone());
        List<PendingEvent> told = live.stream()
                .map(payment -> ledger.enter(
                        payment,
                        List.of(payment.cancel(ids.next(), today, false, clock.instant())),
                        EventType.PAYMENT_CANCELLED,
                        actor,
                        reason))
                .toList();
        if (!told.isEmpty()) {
            rules.checkNotOverdrawn(contract.id());
        }
        return told;
    }
}
