package dev.milepost.milestone.schedule;

import dev.milepost.milestone.contract.Contract;
import dev.milepost.milestone.contract.Contracts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Set;
import java.util.UUID;

/** Reads the schedule of a contract that the caller may see. */
@ApplicationScoped
class ReadSchedule {
    private final Contracts contracts;
    private final ContractSchedule schedules;
    private final PlanStore store;

    @Inject
    ReadSchedule(Contracts contracts, ContractSchedule schedules, PlanStore store) {
        this.contracts = contracts;
        this.schedules = schedules;
        this.store = store;
    }

    @Transactional
    ScheduleView get(UUID contractId) {
        Contract contract = contracts.visible(contractId);
        long sequence = store.sequence(contractId);
        Schedule schedule = schedules.asItIs(contract);
        Effect nothing = Effect.of(schedule, schedule, Set.of(), schedules.workingDays(contract), false);
        return new ScheduleView(
                contractId,
                sequence,
                contract.endsOn(),
                nothing.end(contract.endsOn()).lastBefore(),
                nothing.scheduled(),
                schedule.plan().dependencies().stream()
                        .map(ScheduledDependency::of)
                        .toList(),
                nothing.conflicts(),
                nothing.moved());
    }
}
