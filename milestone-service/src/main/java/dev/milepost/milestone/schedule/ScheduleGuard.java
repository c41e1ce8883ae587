package dev.milepost.milestone.schedule;

import dev.milepost.kit.problem.ProblemType;
import dev.milepost.milestone.contract.Contract;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Keeps a plain reschedule from moving what its author has not seen: that goes by preview and commit. */
@ApplicationScoped
public class ScheduleGuard {
    /** How many of those that would move are named. */
    private static final int MOST_NAMED = 100;

    private final PlanStore store;
    private final ContractSchedule schedules;

    @Inject
    ScheduleGuard(PlanStore store, ContractSchedule schedules) {
        this.store = store;
        this.schedules = schedules;
    }

    /**
     * Refuses (409) to move one milestone of a locked contract when others would move with it, or when its own
     * dependencies ask for a later day. What was out of order before does not count.
     */
    public void refuseIfOthersMove(Contract contract, UUID milestone, LocalDate due) {
        if (!contract.hasDueRules() && !store.isTied(milestone)) {
            return;
        }
        var change = new DateChange(milestone, due, null, null, null);
        var changes =
                new ScheduleChanges(List.of(change), List.of(), List.of(), List.of(), List.of(), List.of(), false);
        ContractSchedule.Tried tried = schedules.tryOut(contract, changes);
        Effect effect = tried.effect();
        Cascade unchanged = schedules.unchanged(contract, effect.before());
        List<Map<String, Object>> others = new ArrayList<>();
        int count = 0;
        for (int v = 0; v < effect.after().size(); v++) {
            PlannedMilestone one = effect.after().milestone(v);
            int was = unchanged.day(Objects.requireNonNull(effect.before().number(one.id())));
            int is = effect.cascade().day(v);
            if (one.id().equals(milestone)) {
                refuseIfPushed(contract, due, is);
            } else if (is != was && count++ < MOST_NAMED) {
                others.add(named(one, effect.days().now()[v], is));
            }
        }
        if (count > 0) {
            throw ProblemType.SCHEDULE_WOULD_MOVE_OTHERS
                    .builder((count == 1 ? "Another milestone" : count + " other milestones")
                            + " would move with it. Look at them by POST " + preview(contract)
                            + " and commit that preview.")
                    .with("moves", others)
                    .with("count", count)
                    .with("preview", preview(contract))
                    .build();
        }
    }

    private static void refuseIfPushed(Contract contract, LocalDate due, int is) {
        if (is != due.toEpochDay()) {
            throw ProblemType.CONFLICT.because("Its dependencies ask for " + Schedule.date(is)
                    + " at the earliest. Change them by POST " + preview(contract) + ", or choose a later day.");
        }
    }

    private static Map<String, Object> named(PlannedMilestone one, int before, int after) {
        Map<String, Object> named = new LinkedHashMap<>();
        named.put("id", one.id().toString());
        named.put("title", one.title());
        named.put("before", String.valueOf(Schedule.date(before)));
        named.put("after", String.valueOf(Schedule.date(after)));
        return named;
    }

    private static String preview(Contract contract) {
        return "/api/v1/contracts/" + contract.id() + "/schedule/preview";
    }
}
