package dev.milepost.milestone.contract;

import dev.milepost.events.EventType;
import dev.milepost.kit.http.ExpectedVersion;
import dev.milepost.kit.outbox.Outbox;
import dev.milepost.kit.outbox.PendingEvent;
import dev.milepost.kit.time.BusinessClock;
import dev.milepost.milestone.milestone.Baseline;
import dev.milepost.milestone.payment.ConditionPayments;
import dev.milepost.milestone.person.Actor;
import dev.milepost.milestone.person.CurrentActor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Makes a DRAFT contract ACTIVE, which fixes the baseline of its milestones and starts the reminders. */
@ApplicationScoped
public class ActivateContract {
    private final Contracts contracts;
    private final ContractEvents told;
    private final Baseline baseline;
    private final ConditionPayments payments;
    private final Outbox outbox;
    private final CurrentActor currentActor;
    private final BusinessClock clock;

    @Inject
    ActivateContract(
            Contracts contracts,
            ContractEvents told,
            Baseline baseline,
            ConditionPayments payments,
            Outbox outbox,
            CurrentActor currentActor,
            BusinessClock clock) {
        this.contracts = contracts;
        this.told = told;
        this.baseline = baseline;
        this.payments = payments;
        this.outbox = outbox;
        this.currentActor = currentActor;
        this.clock = clock;
    }

    @Transactional
    ContractView activate(UUID id, ExpectedVersion expected) {
        Contract contract = contracts.lockedForManagement(id);
        expected.check(contract.version());
        activate(contract);
        return ContractView.from(contract);
    }

    /** Activates a locked contract. */
    @Transactional
    public void activate(Contract contract) {
        Actor actor = currentActor.get();
        contract.activate(clock.instant());
        contracts.flush();
        List<PendingEvent> events = new ArrayList<>();
        events.add(
                new PendingEvent(EventType.CONTRACT_ACTIVATED, contract.id(), told.of(contract, actor.change(null))));
        events.addAll(baseline.fix(contract, actor));
        events.addAll(payments.activate(contract, actor));
        outbox.append(contract.id(), events);
    }
}
