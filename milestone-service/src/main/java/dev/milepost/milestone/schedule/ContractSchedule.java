package dev.milepost.milestone.schedule;

import dev.milepost.events.DependencyState;
import dev.milepost.kit.problem.ProblemType;
import dev.milepost.kit.time.Ids;
import dev.milepost.milestone.contract.Contract;
import dev.milepost.milestone.deadline.Calendars;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The schedule of a contract as it is, and with changes in it. */
@ApplicationScoped
class ContractSchedule {
    private final PlanStore store;
    private final Calendars calendars;
    private final Ids ids;

    @Inject
    ContractSchedule(PlanStore store, Calendars calendars, Ids ids) {
        this.store = store;
        this.calendars = calendars;
        this.ids = ids;
    }

    /** What changes come to: the changed plan and its effect. */
    record Tried(Plan plan, ChangedPlan changed, Effect effect) {}

    /** Tries changes out; refused where they are wrong (400) or would make a circle (409). */
    Tried tryOut(Contract contract, ScheduleChanges changes) {
        Plan plan = store.read(contract.id());
        ChangedPlan changed = ChangedPlan.of(contract.id(), plan, changes, ids::next);
        Schedule before = Schedule.of(plan);
        Schedule asked = Schedule.of(changed.plan());
        refuseCircle(asked);
        WorkingDays days = workingDays(contract);
        Schedule after = rules(contract).settle(before, asked, changed.loosened(), days, changes.pull());
        Effect effect = Effect.of(before, after, changed.loosened(), days, changes.pull());
        refuseEndOfTime(effect);
        return new Tried(plan, changed, effect);
    }

    /** The days that the plan asks for as it is, without any change. */
    Cascade unchanged(Contract contract, Schedule before) {
        WorkingDays days = workingDays(contract);
        return rules(contract).settle(before, before, Set.of(), days, false).asItIs(days);
    }

    private RuledDates rules(Contract contract) {
        return new RuledDates(contract.facts(), calendars.ofContract(contract.calendar()), calendars);
    }

    /** The plan of a contract as it is; an older one may have a circle that an import brought. */
    Schedule asItIs(Contract contract) {
        Schedule schedule = Schedule.of(store.read(contract.id()));
        refuseCircle(schedule);
        return schedule;
    }

    /** The days that its lags in business days count. */
    WorkingDays workingDays(Contract contract) {
        String calendar = contract.calendar();
        return calendar == null ? WorkingDays.MONDAY_TO_FRIDAY : new CalendarDays(calendars.get(calendar));
    }

    private static void refuseCircle(Schedule schedule) {
        int[] circle = schedule.graph().circle();
        if (circle == null) {
            return;
        }
        List<PlannedMilestone> named = IntStream.concat(IntStream.of(circle), IntStream.of(circle[0]))
                .mapToObj(schedule::milestone)
                .toList();
        String titles = named.stream().map(one -> "'" + one.title() + "'").collect(Collectors.joining(", then "));
        throw ProblemType.DEPENDENCY_CIRCLE
                .builder("Each would wait for the one before it: " + titles + ". Leave one of the dependencies out.")
                .with(
                        "circle",
                        named.stream()
                                .map(one -> Map.of("id", one.id().toString(), "title", one.title()))
                                .toList())
                .build();
    }

    private static void refuseEndOfTime(Effect effect) {
        int last = Schedule.number(ChangedPlan.LAST_DAY);
        for (int v = 0; v < effect.after().size(); v++) {
            if (effect.cascade().day(v) > last) {
                throw ProblemType.CONFLICT.because(
                        "Milestone " + effect.after().milestone(v).id() + " would move beyond " + ChangedPlan.LAST_DAY
                                + "; look at the lags before it.");
            }
        }
    }

    /** The dependencies that a plan has and another has not, or with another lag. */
    static List<DependencyState> missing(Plan from, Plan in) {
        var known = new java.util.HashSet<>(in.dependencies());
        return from.dependencies().stream().filter(one -> !known.contains(one)).toList();
    }
}
