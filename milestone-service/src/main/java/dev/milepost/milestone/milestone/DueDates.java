package dev.milepost.milestone.milestone;

import dev.milepost.events.Change;
import dev.milepost.events.EventType;
import dev.milepost.events.MilestoneEvent;
import dev.milepost.events.WaitingFor;
import dev.milepost.kit.outbox.PendingEvent;
import dev.milepost.kit.problem.Violations;
import dev.milepost.kit.time.BusinessClock;
import dev.milepost.milestone.contract.Contract;
import dev.milepost.milestone.deadline.Calendars;
import dev.milepost.milestone.deadline.ContractDates;
import dev.milepost.milestone.deadline.Deadline;
import dev.milepost.milestone.deadline.Trace;
import dev.milepost.milestone.person.Actor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The due dates that rules give. Whoever changes what they are counted from (the contract's dates and calendar, recorded
 * events, milestones' dates and the days they were met) lets the dates follow, in the same transaction.
 */
@ApplicationScoped
public class DueDates {
    private final Milestones milestones;
    private final DueNodes nodes;
    private final DueTraces traces;
    private final Calendars calendars;
    private final BusinessClock clock;

    @Inject
    DueDates(Milestones milestones, DueNodes nodes, DueTraces traces, Calendars calendars, BusinessClock clock) {
        this.milestones = milestones;
        this.nodes = nodes;
        this.traces = traces;
        this.calendars = calendars;
        this.clock = clock;
    }

    /**
     * Gives a milestone of a locked contract the date of its rule, before it is stored.
     *
     * @param wanted the date that the request gives besides; refused unless it is the same
     * @return how the date came about, to be kept once the milestone is stored; null when it has no rule
     */
    DueTraces.@Nullable Kept settle(Contract contract, Milestone milestone, @Nullable LocalDate wanted) {
        if (milestone.dueRule() == null) {
            return null;
        }
        contract.dependsOnRules();
        List<ContractDates.Node> all = new ArrayList<>();
        all.add(milestone.toNode());
        nodes.of(contract.id()).stream()
                .map(DueNodes.Known::node)
                .filter(node -> !node.id().equals(milestone.id()))
                .forEach(all::add);
        ContractDates dates =
                new ContractDates(contract.facts(), all, calendars.ofContract(contract.calendar()), calendars);
        checkAnchor(milestone, dates, all.stream().map(ContractDates.Node::id).collect(Collectors.toSet()));
        return settle(contract, milestone, dates, wanted);
    }

    /**
     * {@link #settle(Contract, Milestone, LocalDate)}, for milestones that come together and may follow each other.
     *
     * @param wanted the dates that the requests give besides
     * @return how the dates came about, by milestone, to be kept once they are stored
     */
    Map<UUID, DueTraces.Kept> settle(Contract contract, List<Milestone> milestones, Map<UUID, LocalDate> wanted) {
        if (milestones.stream().allMatch(one -> one.dueRule() == null)) {
            return Map.of();
        }
        contract.dependsOnRules();
        List<ContractDates.Node> all = new ArrayList<>(
                nodes.of(contract.id()).stream().map(DueNodes.Known::node).toList());
        milestones.forEach(one -> all.add(one.toNode()));
        ContractDates dates =
                new ContractDates(contract.facts(), all, calendars.ofContract(contract.calendar()), calendars);
        Set<UUID> known = all.stream().map(ContractDates.Node::id).collect(Collectors.toSet());
        Map<UUID, DueTraces.Kept> kept = new HashMap<>();
        for (Milestone milestone : milestones) {
            if (milestone.dueRule() != null) {
                checkAnchor(milestone, dates, known);
                kept.put(milestone.id(), settle(contract, milestone, dates, wanted.get(milestone.id())));
            }
        }
        return kept;
    }

    private DueTraces.Kept settle(
            Contract contract, Milestone milestone, ContractDates dates, @Nullable LocalDate wanted) {
        Trace trace = Trace.kept();
        Deadline found = dates.trace(milestone.id(), trace).orElse(new Deadline.Refused("it has ended"));
        if (found instanceof Deadline.Refused(var because)) {
            throw Violations.of("dueRule", because);
        }
        if (wanted != null && !wanted.equals(found.date())) {
            throw Violations.of(
                    "dueDate",
                    (found.date() == null ? "the rule gives no date yet" : "the rule gives " + found.date())
                            + "; leave dueDate out, or send null for it");
        }
        milestone.follow(found.date(), waiting(found), contract.status(), clock.instant());
        return new DueTraces.Kept(
                dates.calendarOf(Objects.requireNonNull(milestone.dueRule())).ref(), trace.steps());
    }

    /** Keeps how the dates of stored milestones came about. */
    void keep(Map<UUID, DueTraces.Kept> found) {
        traces.keep(found);
    }

    /** Keeps how the date of a stored milestone came about. */
    void keep(Milestone milestone, DueTraces.@Nullable Kept trace) {
        if (trace != null) {
            traces.keep(Map.of(milestone.id(), trace));
        }
    }

    /** The dates of a contract as they are, to look anchors up in. */
    public ContractDates of(Contract contract) {
        return new ContractDates(
                contract.facts(),
                nodes.of(contract.id()).stream().map(DueNodes.Known::node).toList(),
                calendars.ofContract(contract.calendar()),
                calendars);
    }

    private static void checkAnchor(Milestone milestone, ContractDates dates, Set<UUID> known) {
        if (!dates.circle().isEmpty()) {
            throw Violations.of("dueRule.anchor", "goes round in a circle: " + dates.circleInWords());
        }
        UUID anchor = ContractDates.followed(milestone.dueRule());
        if (anchor != null && !known.contains(anchor)) {
            throw Violations.of("dueRule.anchor.milestoneId", "there is no milestone " + anchor + " in the contract");
        }
    }

    /**
     * Computes the dates of a locked contract anew and returns what is to be told of those that moved.
     *
     * @param because why, for the record
     */
    public List<PendingEvent> follow(Contract contract, Actor actor, String because) {
        return follow(contract, actor.change(because));
    }

    List<PendingEvent> follow(Contract contract, Change change) {
        if (!contract.hasDueRules()) {
            return List.of();
        }
        milestones.flush();
        Map<UUID, Deadline> moved = new LinkedHashMap<>();
        Map<UUID, DueTraces.Kept> kept = new HashMap<>();
        List<DueNodes.Known> known = nodes.of(contract.id());
        ContractDates dates = new ContractDates(
                contract.facts(),
                known.stream().map(DueNodes.Known::node).toList(),
                calendars.ofContract(contract.calendar()),
                calendars);
        for (DueNodes.Known one : known) {
            ContractDates.Node node = one.node();
            var rule = node.rule();
            Deadline now = dates.of(node.id()).orElse(null);
            if (rule == null
                    || now == null
                    || Objects.equals(now.date(), node.dueDate()) && Objects.equals(waiting(now), one.waitingFor())) {
                continue;
            }
            moved.put(node.id(), now);
            Trace trace = Trace.kept();
            dates.trace(node.id(), trace);
            kept.put(node.id(), new DueTraces.Kept(dates.calendarOf(rule).ref(), trace.steps()));
        }
        return move(contract, moved, kept, change);
    }

    private List<PendingEvent> move(
            Contract contract, Map<UUID, Deadline> moved, Map<UUID, DueTraces.Kept> kept, Change change) {
        Instant now = clock.instant();
        Map<UUID, Milestone> found = milestones.byId(List.copyOf(moved.keySet()));
        Map<Milestone, EventType> told = new LinkedHashMap<>();
        moved.forEach((id, deadline) -> {
            Milestone milestone = Objects.requireNonNull(found.get(id));
            EventType type = Objects.equals(milestone.dueDate(), deadline.date())
                    ? EventType.MILESTONE_UPDATED
                    : EventType.MILESTONE_RESCHEDULED;
            milestone.follow(deadline.date(), waiting(deadline), contract.status(), now);
            told.put(milestone, type);
        });
        milestones.flush();
        traces.keep(kept);
        List<PendingEvent> events = new ArrayList<>(told.size());
        told.forEach((milestone, type) ->
                events.add(new PendingEvent(type, milestone.id(), new MilestoneEvent(milestone.toState(), change))));
        return events;
    }

    /** The titles of milestones whose rules count from {@code milestone}. */
    List<String> followersOf(Contract contract, UUID milestone) {
        return !contract.hasDueRules()
                ? List.of()
                : nodes.of(contract.id()).stream()
                        .map(DueNodes.Known::node)
                        .filter(node -> milestone.equals(ContractDates.followed(node.rule())))
                        .map(ContractDates.Node::title)
                        .toList();
    }

    private static @Nullable WaitingFor waiting(Deadline deadline) {
        return switch (deadline) {
            case Deadline.Waits(var what) -> what;
            case Deadline.Refused(var because) -> new WaitingFor(null, because);
            default -> null;
        };
    }
}
