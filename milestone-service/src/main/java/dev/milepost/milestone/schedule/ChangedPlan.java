package dev.milepost.milestone.schedule;

import dev.milepost.events.DependencyState;
import dev.milepost.events.MilestoneStatus;
import dev.milepost.kit.problem.Violations;
import dev.milepost.milestone.deadline.ContractDates;
import dev.milepost.milestone.milestone.MilestoneRequest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A plan with changes in it. What is wrong with them is refused with its place, all of it at once. */
final class ChangedPlan {
    /** Ten years; more between two milestones is a mistake. */
    static final int LONGEST_LAG = 3_650;

    static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);
    private static final LocalDate FIRST_DAY = LocalDate.of(1900, 1, 1);

    /** What one request may add; each is created by itself. */
    private static final int MOST_ADDED = 500;

    private final UUID contract;
    private final Supplier<UUID> ids;
    private final Violations found = new Violations();
    private final Map<UUID, PlannedMilestone> milestones = new LinkedHashMap<>();
    private final Map<UUID, DependencyState> dependencies = new LinkedHashMap<>();
    private final Map<String, UUID> added = new HashMap<>();
    private final Set<UUID> loosened = new HashSet<>();
    private boolean hasSupposed;

    private ChangedPlan(UUID contract, Plan plan, Supplier<UUID> ids) {
        this.contract = contract;
        this.ids = ids;
        plan.milestones().forEach(one -> milestones.put(one.id(), one));
        plan.dependencies().forEach(one -> dependencies.put(one.id(), one));
    }

    /** @param ids for what the changes add */
    static ChangedPlan of(UUID contract, Plan plan, ScheduleChanges changes, Supplier<UUID> ids) {
        ChangedPlan changed = new ChangedPlan(contract, plan, ids);
        changed.changeDates(changes.milestones());
        changed.addMilestones(changes.addedMilestones());
        changed.removeMilestones(changes.removedMilestones());
        changed.removeDependencies(changes.removedDependencies());
        changed.changeLags(changes.lags());
        changed.addDependencies(changes.addedDependencies());
        changed.found.check(
                changed.milestones.size() <= Plan.MOST_MILESTONES,
                "addedMilestones",
                "the contract would have more than " + Plan.MOST_MILESTONES + " milestones");
        changed.found.throwIfAny();
        return changed;
    }

    private void changeDates(List<DateChange> changes) {
        Set<UUID> seen = new HashSet<>();
        for (int i = 0; i < changes.size(); i++) {
            DateChange change = changes.get(i);
            String at = "milestones[" + i + "]";
            PlannedMilestone one = change == null ? null : milestones.get(change.milestoneId());
            if (change == null || one == null) {
                found.add(at + ".milestoneId", "the contract has no such milestone");
            } else if (!seen.add(one.id())) {
                found.add(at + ".milestoneId", "is there twice; say all of its dates at one place");
            } else if (one.status().isEnded()) {
                found.add(at + ".milestoneId", "is " + one.status() + "; reopen it before you move its date");
            } else {
                day(at + ".dueDate", change.dueDate());
                day(at + ".plannedStart", change.plannedStart());
                day(at + ".metOn", change.metOn());
                milestones.put(one.id(), changed(at, one, change));
            }
        }
    }

    private PlannedMilestone changed(String at, PlannedMilestone one, DateChange change) {
        LocalDate due = change.dueDate() == null ? one.due() : change.dueDate();
        LocalDate start = change.plannedStart() == null ? alongWith(one, change.dueDate()) : change.plannedStart();
        found.check(
                start == null || due == null || !start.isAfter(due),
                at + ".plannedStart",
                start + " is after the due date " + due);
        boolean fixed = change.dateFixed() == null ? one.fixed() : change.dateFixed();
        found.check(!fixed || due != null, at + ".dateFixed", "there is no due date to fix");
        PlannedMilestone moved = one.on(start, due, fixed);
        if (change.metOn() != null) {
            hasSupposed = true;
            return moved.metOn(change.metOn());
        }
        return moved;
    }

    /** The start that keeps its distance to a new due date. */
    private static @Nullable LocalDate alongWith(PlannedMilestone one, @Nullable LocalDate due) {
        return due == null || one.start() == null || one.due() == null ? one.start() : due.minusDays(one.length());
    }

    private void addMilestones(List<AddedMilestone> additions) {
        found.check(additions.size() <= MOST_ADDED, "addedMilestones", "may have at most " + MOST_ADDED + " entries");
        for (int i = 0; i < Math.min(additions.size(), MOST_ADDED); i++) {
            AddedMilestone addition = additions.get(i);
            String at = "addedMilestones[" + i + "]";
            if (addition == null) {
                found.add(at, "a milestone is needed");
                continue;
            }
            MilestoneRequest request = addition.milestone();
            day(at + ".milestone.dueDate", request.dueDate());
            day(at + ".milestone.plannedStart", request.plannedStart());
            rule(at + ".milestone", request);
            UUID id = ids.get();
            found.check(id(addition.key()) == null, at + ".key", "must not look like a UUID")
                    .check(added.put(addition.key(), id) == null, at + ".key", "is there twice");
            milestones.put(
                    id,
                    new PlannedMilestone(
                            id,
                            request.title(),
                            request.type(),
                            MilestoneStatus.PLANNED,
                            request.plannedStart(),
                            request.dueDate(),
                            null,
                            null,
                            request.dateFixed(),
                            request.paymentTerm(),
                            request.dueRule()));
        }
    }

    private void rule(String at, MilestoneRequest request) {
        if (request.dueRule() == null) {
            return;
        }
        UUID anchor = ContractDates.followed(request.dueRule());
        found.check(request.dueDate() == null, at + ".dueDate", "is what the rule says; leave it out")
                .check(
                        anchor == null || milestones.containsKey(anchor),
                        at + ".dueRule.anchor.milestoneId",
                        "the contract has no such milestone");
    }

    /** What stays may not be counted from what goes. */
    private void refuseRemovedAnchors(List<UUID> removals) {
        milestones.values().stream().filter(PlannedMilestone::isRuled).forEach(one -> {
            int at = removals.indexOf(ContractDates.followed(one.rule()));
            found.check(
                    at < 0,
                    "removedMilestones[" + at + "]",
                    "the due date of '" + one.title() + "' is counted from it; give that another rule or date first");
        });
    }

    private void removeMilestones(List<UUID> removals) {
        for (int i = 0; i < removals.size(); i++) {
            String at = "removedMilestones[" + i + "]";
            UUID id = removals.get(i);
            PlannedMilestone one = id == null ? null : milestones.get(id);
            if (one == null || added.containsValue(id)) {
                found.add(at, "the contract has no such milestone");
            } else if (one.status().isEnded()) {
                found.add(at, "is " + one.status() + "; what has ended stays for the record");
            } else {
                milestones.remove(id);
                dependencies.values().removeIf(tie -> {
                    if (tie.predecessorId().equals(id)) {
                        loosened.add(tie.successorId());
                    }
                    return tie.predecessorId().equals(id) || tie.successorId().equals(id);
                });
            }
        }
        refuseRemovedAnchors(removals);
    }

    private void removeDependencies(List<UUID> removals) {
        for (int i = 0; i < removals.size(); i++) {
            UUID id = removals.get(i);
            DependencyState gone = id == null ? null : dependencies.remove(id);
            if (gone == null) {
                found.add("removedDependencies[" + i + "]", "the contract has no such dependency");
            } else {
                loosened.add(gone.successorId());
            }
        }
    }

    private void changeLags(List<LagChange> changes) {
        Set<UUID> seen = new HashSet<>();
        for (int i = 0; i < changes.size(); i++) {
            LagChange change = changes.get(i);
            String at = "lags[" + i + "]";
            DependencyState one = change == null ? null : dependencies.get(change.dependencyId());
            if (change == null || one == null) {
                found.add(at + ".dependencyId", "the contract has no such dependency");
                continue;
            }
            found.check(seen.add(one.id()), at + ".dependencyId", "is there twice");
            lag(at, change.lag());
            loosened.add(one.successorId());
            dependencies.put(
                    one.id(),
                    new DependencyState(
                            one.id(),
                            one.version(),
                            contract,
                            one.predecessorId(),
                            one.successorId(),
                            one.type(),
                            change.lag(),
                            change.lagUnit() == null ? one.lagUnit() : change.lagUnit()));
        }
    }

    private void addDependencies(List<AddedDependency> additions) {
        Set<String> ties = new HashSet<>();
        dependencies.values().forEach(one -> ties.add(one.predecessorId() + "/" + one.successorId() + one.type()));
        for (int i = 0; i < additions.size(); i++) {
            AddedDependency addition = additions.get(i);
            String at = "addedDependencies[" + i + "]";
            if (addition == null) {
                found.add(at, "a dependency is needed");
                continue;
            }
            UUID predecessor = named(at + ".predecessor", addition.predecessor());
            UUID successor = named(at + ".successor", addition.successor());
            lag(at, addition.lag());
            if (predecessor == null || successor == null) {
                continue;
            }
            found.check(!predecessor.equals(successor), at + ".successor", "nothing depends on itself")
                    .check(
                            ties.add(predecessor + "/" + successor + addition.type()),
                            at,
                            "these two are tied by " + addition.type() + " already; change its lag instead");
            UUID id = ids.get();
            dependencies.put(
                    id,
                    new DependencyState(
                            id,
                            1,
                            contract,
                            predecessor,
                            successor,
                            addition.type(),
                            addition.lag(),
                            addition.lagUnit()));
        }
        found.check(
                dependencies.size() <= Plan.MOST_DEPENDENCIES,
                "addedDependencies",
                "the contract would have more than " + Plan.MOST_DEPENDENCIES + " dependencies");
    }

    private @Nullable UUID named(String at, String name) {
        UUID id = added.containsKey(name) ? added.get(name) : id(name);
        if (id == null || !milestones.containsKey(id)) {
            found.add(at, "'" + name + "' is neither a milestone of the contract nor the key of an added one");
            return null;
        }
        return id;
    }

    private void lag(String at, int lag) {
        found.check(Math.abs((long) lag) <= LONGEST_LAG, at + ".lag", "must be -" + LONGEST_LAG + " to " + LONGEST_LAG);
    }

    private void day(String at, @Nullable LocalDate day) {
        found.check(
                day == null || !day.isBefore(FIRST_DAY) && !day.isAfter(LAST_DAY),
                at,
                "must be " + FIRST_DAY + " to " + LAST_DAY);
    }

    private static @Nullable UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    Plan plan() {
        return new Plan(List.copyOf(milestones.values()), List.copyOf(dependencies.values()));
    }

    /** Where dependencies went or got another lag, so that pulling may begin there. */
    Set<UUID> loosened() {
        return loosened;
    }

    /** The ids that the added milestones have in this plan, by their keys. */
    Map<String, UUID> added() {
        return added;
    }

    /** Whether a met date is only supposed, which nothing can commit. */
    boolean hasSupposed() {
        return hasSupposed;
    }

    List<UUID> addedInOrder(List<AddedMilestone> additions) {
        List<UUID> order = new ArrayList<>();
        additions.forEach(one -> order.add(added.get(one.key())));
        return order;
    }
}
