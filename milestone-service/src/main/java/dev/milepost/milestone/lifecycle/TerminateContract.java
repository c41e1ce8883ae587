package dev.milepost.milestone.lifecycle;

import dev.milepost.events.Termination;
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
import dev.milepost.milestone.milestone.EndMilestones;
import dev.milepost.milestone.milestone.Milestone;
import dev.milepost.milestone.milestone.MilestoneAction;
import dev.milepost.milestone.milestone.Milestones;
import dev.milepost.milestone.milestone.PlanMilestones;
import dev.milepost.milestone.person.Actor;
import dev.milepost.milestone.person.CurrentActor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Ends a contract before its time, and what is open in it by choice; shows what that means by its terms. */
@ApplicationScoped
class TerminateContract {
    private final Contracts contracts;
    private final ContractEvents told;
    private final Milestones milestones;
    private final EndMilestones end;
    private final WeighTermination weigh;
    private final Outbox outbox;
    private final CurrentActor currentActor;
    private final BusinessClock clock;

    @Inject
    TerminateContract(
            Contracts contracts,
            ContractEvents told,
            Milestones milestones,
            EndMilestones end,
            WeighTermination weigh,
            Outbox outbox,
            CurrentActor currentActor,
            BusinessClock clock) {
        this.contracts = contracts;
        this.told = told;
        this.milestones = milestones;
        this.end = end;
        this.weigh = weigh;
        this.outbox = outbox;
        this.currentActor = currentActor;
        this.clock = clock;
    }

    @Transactional
    TerminatedView terminate(UUID id, ExpectedVersion expected, TerminateRequest request) {
        return DryRun.of(request.dryRun(), () -> terminated(id, expected, request));
    }

    private TerminatedView terminated(UUID id, ExpectedVersion expected, TerminateRequest request) {
        Contract contract = contracts.lockedForManagement(id);
        expected.check(contract.version());
        String reason = PlanMilestones.checkedReason(request.reason());
        LocalDate today = clock.today(contract.zone());
        LocalDate effectiveOn = request.effectiveOn() == null ? today : request.effectiveOn();
        LocalDate noticeGivenOn = request.noticeGivenOn() == null ? lastNotice(contract) : request.noticeGivenOn();
        contract.terminate(new Termination(reason, effectiveOn, noticeGivenOn), clock.instant());
        check(contract, request, effectiveOn, today);
        List<Milestone> open = milestones.ofContract(id).stream()
                .filter(one -> !one.status().isEnded())
                .toList();
        Map<UUID, Closing> choices = choices(request, open);
        // Before anything is closed: what is given up now has run up its penalty until now.
        Consequences consequences = weigh.of(contract, open, effectiveOn, noticeGivenOn);
        contracts.flush();
        Actor actor = currentActor.get();
        List<PendingEvent> events = new ArrayList<>();
        events.add(new PendingEvent(ContractAction.TERMINATE.event(), id, told.of(contract, actor.change(reason))));
        Map<Milestone, MilestoneAction> ended = new LinkedHashMap<>();
        open.forEach(one -> choices.getOrDefault(one.id(), request.openMilestones())
                .action()
                .ifPresent(action -> ended.put(one, action)));
        events.addAll(end.end(contract, ended, actor, reason));
        outbox.append(id, events);
        return new TerminatedView(
                ContractView.from(contract),
                request.dryRun(),
                open.stream()
                        .map(one -> ClosedMilestone.of(one, choices.getOrDefault(one.id(), request.openMilestones())))
                        .toList(),
                consequences);
    }

    /** The day of the last notice that was recorded. */
    private static @Nullable LocalDate lastNotice(Contract contract) {
        return contract.notices().isEmpty()
                ? null
                : contract.notices().getLast().givenOn();
    }

    private static void check(Contract contract, TerminateRequest request, LocalDate effectiveOn, LocalDate today) {
        Violations found = new Violations();
        Instant activated = contract.activatedAt();
        LocalDate noticeGivenOn = request.noticeGivenOn();
        found.check(
                        !effectiveOn.isAfter(today),
                        "effectiveOn",
                        effectiveOn + " has not come yet; record the notice now (POST /contracts/{id}/notices)"
                                + " and terminate the contract on the day")
                .check(
                        activated == null || !effectiveOn.isBefore(LocalDate.ofInstant(activated, contract.zone())),
                        "effectiveOn",
                        "is before the contract's activation")
                .check(
                        noticeGivenOn == null || !noticeGivenOn.isAfter(effectiveOn),
                        "noticeGivenOn",
                        "is after effectiveOn");
        found.throwIfAny();
    }

    private static Map<UUID, Closing> choices(TerminateRequest request, List<Milestone> open) {
        Set<UUID> known = open.stream().map(Milestone::id).collect(Collectors.toSet());
        Map<UUID, Closing> choices = new HashMap<>();
        Violations found = new Violations();
        List<TerminateRequest.Except> exceptions = request.exceptions();
        for (int i = 0; i < exceptions.size(); i++) {
            TerminateRequest.Except one = exceptions.get(i);
            String at = "exceptions[" + i + "]";
            if (one == null || one.milestoneId() == null || one.closing() == null) {
                found.add(at, "needs milestoneId and closing");
                continue;
            }
            found.check(
                            known.contains(one.milestoneId()),
                            at + ".milestoneId",
                            one.milestoneId() + " is no open milestone of the contract")
                    .check(
                            choices.put(one.milestoneId(), one.closing()) == null,
                            at + ".milestoneId",
                            one.milestoneId() + " is there twice");
        }
        found.throwIfAny();
        return choices;
    }
}
