package dev.milepost.milestone.schedule;

import static java.util.Objects.requireNonNull;

import dev.milepost.milestone.contract.Contract;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The dependencies of a contract that its dates do not keep, whether those may move or not. */
@ApplicationScoped
public class DependencyConflicts {
    private final PlanStore store;
    private final ContractSchedule schedules;

    @Inject
    DependencyConflicts(PlanStore store, ContractSchedule schedules) {
        this.store = store;
        this.schedules = schedules;
    }

    /** Those of a contract whose changes are flushed; none where an import brought a circle, which has no order. */
    public List<ScheduleConflict> of(Contract contract) {
        Schedule schedule = Schedule.of(store.read(contract.id()));
        if (schedule.plan().dependencies().isEmpty() || schedule.graph().hasCircle()) {
            return List.of();
        }
        Effect asItIs = Effect.of(schedule, schedule, Set.of(), schedules.workingDays(contract), false);
        List<ScheduleConflict> conflicts = new ArrayList<>(asItIs.conflicts());
        for (int v = 0; v < schedule.size(); v++) {
            if (!asItIs.moves(v)) {
                continue;
            }
            PlannedMilestone one = schedule.milestone(v);
            int day = asItIs.days().now()[v];
            int needed = asItIs.cascade().day(v);
            conflicts.add(new ScheduleConflict(
                    one.id(),
                    one.title(),
                    one.status(),
                    requireNonNull(Schedule.date(day)),
                    requireNonNull(Schedule.date(needed)),
                    needed - day,
                    PathStep.of(schedule.dependency(asItIs.cascade().strictest(v)))));
        }
        return conflicts;
    }
}
