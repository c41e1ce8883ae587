package dev.milepost.milestone.schedule;

import dev.milepost.kit.problem.ProblemType;
import dev.milepost.milestone.deadline.Calendars;
import dev.milepost.milestone.deadline.ContractDates;
import dev.milepost.milestone.deadline.Deadline;
import dev.milepost.milestone.deadline.WorkCalendar;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Brings a cascade and the due rules of a contract to agree: what a dependency moves may be what a rule counts from, and
 * what a rule moves may have successors. Each round computes the rules from the days that the cascade came to.
 */
final class RuledDates {
    /** Rules and dependencies take turns on a path so often at most; beyond it they chase each other. */
    private static final int MOST_ROUNDS = 100;

    private final ContractDates.Facts facts;
    private final WorkCalendar ofContract;
    private final Calendars calendars;

    RuledDates(ContractDates.Facts facts, WorkCalendar ofContract, Calendars calendars) {
        this.facts = facts;
        this.ofContract = ofContract;
        this.calendars = calendars;
    }

    /** The plan of {@code after} on the days that its rules give; itself when no rule has another say. */
    Schedule settle(Schedule before, Schedule after, Set<UUID> loosened, WorkingDays workingDays, boolean pull) {
        if (after.plan().milestones().stream().noneMatch(PlannedMilestone::isRuled)) {
            return after;
        }
        Schedule settled = after;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            Cascade cascade =
                    Cascade.of(settled.graph(), settled.since(before, settled.marked(loosened)), workingDays, pull);
            Map<UUID, @Nullable LocalDate> moved = moved(settled, cascade);
            if (moved.isEmpty()) {
                return settled;
            }
            settled = Schedule.of(new Plan(
                    settled.plan().milestones().stream()
                            .map(one -> moved.containsKey(one.id()) ? one.ruledOn(moved.get(one.id())) : one)
                            .toList(),
                    settled.plan().dependencies()));
        }
        throw ProblemType.CONFLICT.because(
                "Due rules and dependencies of the contract move each other on and on; look for a milestone that depends on"
                        + " one which is counted from it.");
    }

    private Map<UUID, @Nullable LocalDate> moved(Schedule schedule, Cascade cascade) {
        List<ContractDates.Node> nodes = new ArrayList<>(schedule.size());
        for (int v = 0; v < schedule.size(); v++) {
            PlannedMilestone one = schedule.milestone(v);
            boolean ended = one.status().isEnded();
            nodes.add(new ContractDates.Node(
                    one.id(),
                    one.title(),
                    one.rule(),
                    ended ? one.due() : Schedule.date(cascade.day(v)),
                    one.isMet() ? one.met() : null,
                    ended,
                    one.shiftDays()));
        }
        ContractDates dates = new ContractDates(facts, nodes, ofContract, calendars);
        if (!dates.circle().isEmpty()) {
            throw ProblemType.DEPENDENCY_CIRCLE.because(
                    "The rules go round in a circle: " + dates.circleInWords() + ".");
        }
        Map<UUID, @Nullable LocalDate> moved = new HashMap<>();
        for (PlannedMilestone one : schedule.plan().milestones()) {
            if (one.isRuled()) {
                LocalDate due = dates.of(one.id()).map(Deadline::date).orElse(null);
                if (!Objects.equals(due, one.due())) {
                    moved.put(one.id(), due);
                }
            }
        }
        return moved;
    }
}
