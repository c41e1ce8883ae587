package dev.milepost.milestone.instalment;

import dev.milepost.events.Money;
import dev.milepost.events.PaymentTerm;
import dev.milepost.kit.problem.ProblemType;
import dev.milepost.kit.time.BusinessClock;
import dev.milepost.milestone.contract.Contract;
import dev.milepost.milestone.contract.Contracts;
import dev.milepost.milestone.milestone.Milestone;
import dev.milepost.milestone.milestone.Milestones;
import dev.milepost.milestone.payment.Payments;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.UUID;

/** What a milestone's delay would change, were it met today; of a met one, by the conditions as they are now. */
@ApplicationScoped
class ReadPenalty {
    private final Contracts contracts;
    private final Milestones milestones;
    private final Payments payments;
    private final BusinessClock clock;

    @Inject
    ReadPenalty(Contracts contracts, Milestones milestones, Payments payments, BusinessClock clock) {
        this.contracts = contracts;
        this.milestones = milestones;
        this.payments = payments;
        this.clock = clock;
    }

    /** Refused with 404, and with 409 for a milestone that releases nothing. */
    @Transactional
    TimeAdjustment get(UUID id) {
        Contract contract = contracts.visibleWithMilestone(id);
        Milestone milestone = milestones.get(id);
        PaymentTerm term = milestone.paymentTerm();
        if (term == null) {
            throw ProblemType.CONFLICT.because(
                    "The milestone has no payment term, so there is nothing to take a penalty from; give it one first.");
        }
        LocalDate metOn = milestone.metOn();
        Money gross = payments.grossOf(id)
                .orElseGet(() -> Instalments.gross(term, contract.value(), payments.released(contract.id())));
        return TimeAdjustments.of(
                term,
                contract.paymentConditions(),
                gross,
                contract.value(),
                milestone.delay(metOn == null ? clock.today(contract.zone()) : metOn));
    }
}
