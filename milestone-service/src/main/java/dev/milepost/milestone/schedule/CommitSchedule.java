package dev.milepost.milestone.schedule;

import dev.milepost.events.ContractStatus;
import dev.milepost.events.DependencyEvent;
import dev.milepost.events.DependencyState;
import dev.milepost.events.EventType;
import dev.milepost.kit.outbox.Outbox;
import dev.milepost.kit.outbox.PendingEvent;
import dev.milepost.kit.problem.ProblemType;
import dev.milepost.kit.time.BusinessClock;
import dev.milepost.kit.time.Ids;
import dev.milepost.milestone.contract.Contract;
import dev.milepost.milestone.contract.Contracts;
import dev.milepost.milestone.gate.Blockers;
import dev.milepost.milestone.milestone.MilestoneRequest;
import dev.milepost.milestone.milestone.PlanMilestones;
import dev.milepost.milestone.person.CurrentActor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Applies exactly what a preview showed, in one transaction under the contract's lock. Refusals: 404, 403, 400 (changes
 * other than those previewed, no reason), 409 (contract neither DRAFT nor ACTIVE), 412 (something changed since).
 */
@ApplicationScoped
class CommitSchedule {
    private final Contracts contracts;
    private final ContractSchedule schedules;
    private final PlanStore store;
    private final PreviewToken tokens;
    private final PlanMilestones milestones;
    private final Blockers blockers;
    private final Outbox outbox;
    private final CurrentActor actor;
    private final BusinessClock clock;
    private final Ids ids;

    @Inject
    CommitSchedule(
            Contracts contracts,
            ContractSchedule schedules,
            PlanStore store,
            PreviewToken tokens,
            PlanMilestones milestones,
            Blockers blockers,
            Outbox outbox,
            CurrentActor actor,
            BusinessClock clock,
            Ids ids) {
        this.contracts = contracts;
        this.schedules = schedules;
        this.store = store;
        this.tokens = tokens;
        this.milestones = milestones;
        this.blockers = blockers;
        this.outbox = outbox;
        this.actor = actor;
        this.clock = clock;
        this.ids = ids;
    }

    @Transactional
    CommittedSchedule commit(UUID contractId, CommitRequest request) {
        Contract contract = contracts.lockedForManagement(contractId);
        if (contract.status() != ContractStatus.DRAFT && contract.status() != ContractStatus.ACTIVE) {
            throw ProblemType.CONFLICT.because(
                    "The contract is " + contract.status() + "; schedules change in DRAFT and ACTIVE contracts.");
        }
        ScheduleChanges changes = request.changes();
        tokens.check(request.token(), contractId, changes, store.sequence(contractId));
        String reason = PlanMilestones.checkedReason(request.reason());
        ContractSchedule.Tried tried = schedules.tryOut(contract, changes);
        UUID cascade = ids.next();
        Map<UUID, UUID> created = addMilestones(contract, changes, tried);
        List<PendingEvent> events = changeDependencies(tried, created, reason, cascade);
        events.addAll(milestones.move(contract, dates(tried), reason, cascade));
        outbox.append(contractId, events);
        milestones.remove(contract, changes.removedMilestones(), reason);
        Map<String, UUID> added = new LinkedHashMap<>();
        tried.changed().added().forEach((key, id) -> added.put(key, Objects.requireNonNull(created.get(id))));
        return new CommittedSchedule(
                contractId,
                cascade,
                store.sequence(contractId),
                renamed(tried.effect().moved(), created),
                added);
    }

    /** Creates what comes in, on the day that the cascade gave it; their ids by those that they had in the plan. */
    private Map<UUID, UUID> addMilestones(Contract contract, ScheduleChanges changes, ContractSchedule.Tried tried) {
        Effect effect = tried.effect();
        Map<UUID, UUID> created = new HashMap<>();
        for (AddedMilestone addition : changes.addedMilestones()) {
            UUID planned = Objects.requireNonNull(tried.changed().added().get(addition.key()));
            int v = Objects.requireNonNull(effect.after().number(planned));
            LocalDate due = Schedule.date(effect.cascade().day(v));
            MilestoneRequest request = addition.milestone();
            created.put(
                    planned,
                    milestones.add(contract, request.dueRule() == null ? request.on(effect.start(v), due) : request));
        }
        return created;
    }

    private List<PendingEvent> changeDependencies(
            ContractSchedule.Tried tried, Map<UUID, UUID> created, String reason, UUID cascade) {
        Plan wanted = tried.changed().plan();
        List<DependencyState> gone = ContractSchedule.missing(tried.plan(), wanted);
        List<DependencyState> come = ContractSchedule.missing(wanted, tried.plan()).stream()
                .map(one -> new DependencyState(
                        ids.next(), // another lag makes it another dependency: those are added and removed only
                        1,
                        one.contractId(),
                        created.getOrDefault(one.predecessorId(), one.predecessorId()),
                        created.getOrDefault(one.successorId(), one.successorId()),
                        one.type(),
                        one.lag(),
                        one.lagUnit()))
                .toList();
        store.replace(gone, come, clock.instant());
        blockers.count(Stream.concat(gone.stream(), come.stream())
                .map(DependencyState::successorId)
                .distinct()
                .toList());
        var change = actor.get().change(reason, cascade);
        List<PendingEvent> events = new ArrayList<>();
        gone.forEach(one ->
                events.add(new PendingEvent(EventType.DEPENDENCY_REMOVED, one.id(), new DependencyEvent(one, change))));
        come.forEach(one ->
                events.add(new PendingEvent(EventType.DEPENDENCY_ADDED, one.id(), new DependencyEvent(one, change))));
        return events;
    }

    /** The dates of all milestones that were there before and get others; those by rules are left to their rules. */
    private static Map<UUID, PlanMilestones.Dates> dates(ContractSchedule.Tried tried) {
        Effect effect = tried.effect();
        Map<UUID, PlanMilestones.Dates> dates = new LinkedHashMap<>();
        Map<UUID, @Nullable LocalDate> starts = new HashMap<>();
        tried.changed().plan().milestones().forEach(one -> starts.put(one.id(), one.start()));
        for (int v = 0; v < effect.after().size(); v++) {
            PlannedMilestone then = effect.after().milestone(v);
            Integer known = effect.before().number(then.id());
            if (known == null || then.status().isEnded()) {
                continue;
            }
            PlannedMilestone now = effect.before().milestone(known);
            if (then.isRuled()) {
                LocalDate asked = starts.get(then.id());
                if (!Objects.equals(asked, now.start())) {
                    dates.put(then.id(), new PlanMilestones.Dates(asked, now.due(), then.fixed()));
                }
                continue; // its date follows from the others
            }
            LocalDate due = Schedule.date(effect.cascade().day(v));
            LocalDate start = effect.start(v);
            if (!Objects.equals(due, now.due()) || !Objects.equals(start, now.start()) || then.fixed() != now.fixed()) {
                dates.put(then.id(), new PlanMilestones.Dates(start, due, then.fixed()));
            }
        }
        return dates;
    }

    private static List<MovedMilestone> renamed(List<MovedMilestone> moved, Map<UUID, UUID> created) {
        return moved.stream()
                .map(one -> created.containsKey(one.id()) ? one.as(created.getOrDefault(one.id(), one.id())) : one)
                .toList();
    }
}
