package dev.milepost.milestone.lifecycle;

import dev.milepost.events.Suspension;
import dev.milepost.kit.http.ExpectedVersion;
import dev.milepost.kit.outbox.Outbox;
import dev.milepost.kit.outbox.PendingEvent;
import dev.milepost.kit.problem.ProblemType;
import dev.milepost.kit.problem.Violations;
import dev.milepost.kit.time.BusinessClock;
import dev.milepost.milestone.contract.Contract;
import dev.milepost.milestone.contract.ContractAction;
import dev.milepost.milestone.contract.ContractEvents;
import dev.milepost.milestone.contract.ContractView;
import dev.milepost.milestone.contract.Contracts;
import dev.milepost.milestone.milestone.PlanMilestones;
import dev.milepost.milestone.person.CurrentActor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Lets work on a contract rest: no steps, no reminders. Dates move when it is resumed. */
@ApplicationScoped
class SuspendContract {
    private static final int MOST_SUSPENSIONS = 1000;

    private final Contracts contracts;
    private final ContractEvents told;
    private final Outbox outbox;
    private final CurrentActor actor;
    private final BusinessClock clock;

    @Inject
    SuspendContract(Contracts contracts, ContractEvents told, Outbox outbox, CurrentActor actor, BusinessClock clock) {
        this.contracts = contracts;
        this.told = told;
        this.outbox = outbox;
        this.actor = actor;
        this.clock = clock;
    }

    @Transactional
    ContractView suspend(UUID id, ExpectedVersion expected, SuspendRequest request) {
        Contract contract = contracts.lockedForManagement(id);
        expected.check(contract.version());
        String reason = PlanMilestones.checkedReason(request.reason());
        LocalDate today = clock.today(contract.zone());
        LocalDate from = request.from() == null ? today : request.from();
        LocalDate earliest = earliest(contract);
        if (from.isAfter(today)) {
            throw Violations.of("from", from + " has not come yet; today is " + today + " in the contract's time zone");
        }
        if (earliest != null && from.isBefore(earliest)) {
            throw Violations.of(
                    "from", "must not be before " + earliest + ", the day of the activation or of the last resumption");
        }
        if (contract.suspensions().size() >= MOST_SUSPENSIONS) {
            throw ProblemType.CONFLICT.because(
                    "The contract was suspended " + MOST_SUSPENSIONS + " times, the most it may be.");
        }
        contract.suspend(from, reason, clock.instant());
        contracts.flush();
        outbox.append(
                id,
                List.of(new PendingEvent(
                        ContractAction.SUSPEND.event(),
                        id,
                        told.of(contract, actor.get().change(reason)))));
        return ContractView.from(contract);
    }

    private static @Nullable LocalDate earliest(Contract contract) {
        List<Suspension> before = contract.suspensions();
        Instant activated = contract.activatedAt();
        return before.isEmpty()
                ? activated == null ? null : LocalDate.ofInstant(activated, contract.zone())
                : before.getLast().resumedOn();
    }
}
