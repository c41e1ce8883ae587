package dev.milepost.milestone.schedule;

import dev.milepost.milestone.contract.Contract;
import dev.milepost.milestone.contract.Contracts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Computes which milestones of a contract are critical, whoever may see it, and keeps that. */
@ApplicationScoped
class ComputeCritical {
    private final Contracts contracts;
    private final ContractSchedule schedules;
    private final PlanStore plans;
    private final CriticalStore store;

    @Inject
    ComputeCritical(Contracts contracts, ContractSchedule schedules, PlanStore plans, CriticalStore store) {
        this.contracts = contracts;
        this.schedules = schedules;
        this.plans = plans;
        this.store = store;
    }

    /** Only when the contract has changed since it was done last; under its lock, so that nothing changes meanwhile. */
    @Transactional
    void compute(UUID id) {
        Contract contract = contracts.findById(id, LockModeType.PESSIMISTIC_WRITE);
        if (contract == null) {
            return; // deleted since
        }
        long sequence = plans.sequence(id);
        if (store.sequence(id) != sequence) {
            store.keep(id, sequence, critical(contract));
        }
    }

    /**
     * None without dependencies, as everything may slip by itself then, none in a circle that an import brought, and none
     * in a contract that is too large for a schedule.
     */
    Set<UUID> critical(Contract contract) {
        Plan plan = plans.readIfFits(contract.id());
        if (plan == null) {
            return Set.of();
        }
        Schedule schedule = Schedule.of(plan);
        if (schedule.plan().dependencies().isEmpty() || schedule.graph().circle() != null) {
            return Set.of();
        }
        return Effect.of(schedule, schedule, Set.of(), schedules.workingDays(contract), false).scheduled().stream()
                .filter(ScheduledMilestone::critical)
                .map(ScheduledMilestone::id)
                .collect(Collectors.toSet());
    }
}
