package dev.milepost.milestone.lifecycle;

import dev.milepost.events.ContractStatus;
import dev.milepost.kit.http.DryRun;
import dev.milepost.kit.http.ExpectedVersion;
import dev.milepost.kit.outbox.Outbox;
import dev.milepost.kit.outbox.PendingEvent;
import dev.milepost.kit.problem.Violations;
import dev.milepost.kit.time.BusinessClock;
import dev.milepost.milestone.contract.Contract;
import dev.milepost.milestone.contract.ContractAction;
import dev.milepost.milestone.contract.ContractEvents;
import dev.milepost.milestone.contract.ContractView;
import dev.milepost.milestone.contract.Contracts;
import dev.milepost.milestone.milestone.Milestone;
import dev.milepost.milestone.milestone.Milestones;
import dev.milepost.milestone.milestone.PlanMilestones;
import dev.milepost.milestone.milestone.ShiftMilestones;
import dev.milepost.milestone.person.Actor;
import dev.milepost.milestone.person.CurrentActor;
import dev.milepost.milestone.schedule.DependencyConflicts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Lets work on a contract go on: the dates of what is open move by the days of rest, unless they are fixed. */
@ApplicationScoped
class ResumeContract {
    private final Contracts contracts;
    private final ContractEvents told;
    private final Milestones milestones;
    private final ShiftMilestones shift;
    private final DependencyConflicts conflicts;
    private final Outbox outbox;
    private final CurrentActor currentActor;
    private final BusinessClock clock;

    @Inject
    ResumeContract(
            Contracts contracts,
            ContractEvents told,
            Milestones milestones,
            ShiftMilestones shift,
            DependencyConflicts conflicts,
            Outbox outbox,
            CurrentActor currentActor,
            BusinessClock clock) {
        this.contracts = contracts;
        this.told = told;
        this.milestones = milestones;
        this.shift = shift;
        this.conflicts = conflicts;
        this.outbox = outbox;
        this.currentActor = currentActor;
        this.clock = clock;
    }

    @Transactional
    ResumedView resume(UUID id, ExpectedVersion expected, ResumeRequest request) {
        return DryRun.of(request.dryRun(), () -> resumed(id, expected, request));
    }

    private ResumedView resumed(UUID id, ExpectedVersion expected, ResumeRequest request) {
        Contract contract = contracts.lockedForManagement(id);
        expected.check(contract.version());
        String reason = PlanMilestones.checkedReason(request.reason());
        LocalDate on = day(contract, request.on());
        int days = contract.resume(on, reason, request.shiftEnd(), clock.instant());
        contracts.flush();
        Actor actor = currentActor.get();
        List<Milestone> open = milestones.ofContract(id).stream()
                .filter(one -> !one.status().isEnded())
                .toList();
        Map<UUID, LocalDate> before = new HashMap<>();
        open.forEach(one -> before.put(one.id(), one.dueDate()));
        // Dates first: with the contract ACTIVE again, reminders would go out for those of before.
        List<PendingEvent> events = new ArrayList<>(shift.shift(contract, open, days, actor, reason));
        events.add(new PendingEvent(ContractAction.RESUME.event(), id, told.of(contract, actor.change(reason))));
        outbox.append(id, events);
        return new ResumedView(
                ContractView.from(contract),
                request.dryRun(),
                days,
                open.stream()
                        .filter(one -> !Objects.equals(before.get(one.id()), one.dueDate()))
                        .map(one -> new MovedDate(one.id(), one.title(), before.get(one.id()), one.dueDate()))
                        .toList(),
                open.stream().filter(Milestone::isDateFixed).map(FixedDate::of).toList(),
                conflicts.of(contract));
    }

    private LocalDate day(Contract contract, @Nullable LocalDate asked) {
        LocalDate today = clock.today(contract.zone());
        LocalDate on = asked == null ? today : asked;
        if (on.isAfter(today)) {
            throw Violations.of("on", on + " has not come yet; today is " + today + " in the contract's time zone");
        }
        if (contract.status() == ContractStatus.SUSPENDED
                && on.isBefore(contract.suspensions().getLast().from())) {
            throw Violations.of(
                    "on",
                    "must not be before " + contract.suspensions().getLast().from() + ", when work began to rest");
        }
        return on;
    }
}
