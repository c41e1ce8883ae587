package dev.milepost.milestone.payment;

import dev.milepost.events.PaymentStatus;
import dev.milepost.kit.http.ExpectedVersion;
import dev.milepost.kit.outbox.Outbox;
import dev.milepost.kit.problem.ProblemType;
import dev.milepost.kit.problem.Violations;
import dev.milepost.kit.time.BusinessClock;
import dev.milepost.milestone.contract.Contract;
import dev.milepost.milestone.contract.Contracts;
import dev.milepost.milestone.person.CurrentActor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Records that a due payment was paid. Refusals: 404, 409 (not due), 412, 400 (a day that has not come). */
@ApplicationScoped
class PayPayment {
    private final ReadPayments payments;
    private final MilestonePayments ledger;
    private final Contracts contracts;
    private final Outbox outbox;
    private final CurrentActor actor;
    private final BusinessClock clock;

    @Inject
    PayPayment(
            ReadPayments payments,
            MilestonePayments ledger,
            Contracts contracts,
            Outbox outbox,
            CurrentActor actor,
            BusinessClock clock) {
        this.payments = payments;
        this.ledger = ledger;
        this.contracts = contracts;
        this.outbox = outbox;
        this.actor = actor;
        this.clock = clock;
    }

    @Transactional
    PaymentView pay(UUID id, ExpectedVersion expected, PayRequest request) {
        Payment payment = payments.visible(id);
        contracts.refuseCounterparty();
        Contract contract = contracts.locked(payment.contractId());
        contracts.getEntityManager().refresh(payment, LockModeType.PESSIMISTIC_WRITE); // as it is under the lock
        expected.check(payment.version());
        if (payment.status() != PaymentStatus.DUE) {
            throw ProblemType.CONFLICT.because("The payment is " + payment.status() + "; only a DUE payment is paid.");
        }
        LocalDate today = clock.today(contract.zone());
        LocalDate paidOn = request.paidOn() == null ? today : request.paidOn();
        if (paidOn.isAfter(today)) {
            throw Violations.of("paidOn", paidOn + " has not come yet; today is " + today);
        }
        outbox.append(contract.id(), List.of(ledger.pay(payment, paidOn, actor.get(), request.note())));
        return PaymentView.from(payment);
    }
}
