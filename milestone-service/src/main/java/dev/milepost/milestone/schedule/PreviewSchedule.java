package dev.milepost.milestone.schedule;

import dev.milepost.milestone.contract.Contract;
import dev.milepost.milestone.contract.Contracts;
import dev.milepost.milestone.instalment.PaymentCalendar;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tells what a set of changes would move, and changes nothing. */
@ApplicationScoped
class PreviewSchedule {
    private final Contracts contracts;
    private final ContractSchedule schedules;
    private final PlanStore store;
    private final PaymentCalendar payments;
    private final PreviewToken tokens;

    @Inject
    PreviewSchedule(
            Contracts contracts,
            ContractSchedule schedules,
            PlanStore store,
            PaymentCalendar payments,
            PreviewToken tokens) {
        this.contracts = contracts;
        this.schedules = schedules;
        this.store = store;
        this.payments = payments;
        this.tokens = tokens;
    }

    @Transactional
    SchedulePreview preview(UUID contractId, ScheduleChanges changes) {
        Contract contract = contracts.visible(contractId);
        // Before the plan: a change that comes between makes the token stale, never the other way round.
        long sequence = store.sequence(contractId);
        ContractSchedule.Tried tried = schedules.tryOut(contract, changes);
        Effect effect = tried.effect();
        CashEffect cash = new CashEffect(effect, contract.value(), payments.of(contract));
        @Nullable Instant expiry = tried.changed().hasSupposed() ? null : tokens.expiry();
        return new SchedulePreview(
                contractId,
                sequence,
                effect.moved(),
                effect.notices(),
                cash.payments(),
                effect.conflicts(),
                effect.end(contract.endsOn()),
                cash.months(),
                effect.criticalBefore(),
                effect.criticalAfter(),
                expiry == null ? null : tokens.write(contractId, sequence, changes, expiry),
                expiry);
    }
}
