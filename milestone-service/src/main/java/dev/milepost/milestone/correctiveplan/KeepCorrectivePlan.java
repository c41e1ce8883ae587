package dev.milepost.milestone.correctiveplan;

import com.fasterxml.jackson.databind.JsonNode;
import dev.milepost.events.ContractStatus;
import dev.milepost.events.CorrectiveActionStatus;
import dev.milepost.events.CorrectivePlanEvent;
import dev.milepost.events.CorrectivePlanStatus;
import dev.milepost.events.EventType;
import dev.milepost.events.MilestoneStatus;
import dev.milepost.kit.http.ExpectedVersion;
import dev.milepost.kit.http.MergePatch;
import dev.milepost.kit.outbox.Outbox;
import dev.milepost.kit.outbox.PendingEvent;
import dev.milepost.kit.problem.ProblemType;
import dev.milepost.kit.problem.Violations;
import dev.milepost.kit.time.BusinessClock;
import dev.milepost.kit.time.Ids;
import dev.milepost.milestone.contract.Contract;
import dev.milepost.milestone.contract.Contracts;
import dev.milepost.milestone.milestone.Milestone;
import dev.milepost.milestone.milestone.MilestoneWork;
import dev.milepost.milestone.person.CurrentActor;
import dev.milepost.milestone.person.People;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Opens a corrective action plan, changes its actions, ends it. A counterparty's people do so for what their party owes;
 * whether a plan worked is for the tenant's own to say. Refusals: 400, 403, 404, 409 (not late; a plan is open; ended), 412.
 */
@ApplicationScoped
class KeepCorrectivePlan {
    private static final int MOST_ACTIONS = 100;

    private final MilestoneWork work;
    private final Contracts contracts;
    private final CorrectivePlans plans;
    private final People people;
    private final MergePatch patches;
    private final Outbox outbox;
    private final CurrentActor actor;
    private final BusinessClock clock;
    private final Ids ids;

    @Inject
    KeepCorrectivePlan(
            MilestoneWork work,
            Contracts contracts,
            CorrectivePlans plans,
            People people,
            MergePatch patches,
            Outbox outbox,
            CurrentActor actor,
            BusinessClock clock,
            Ids ids) {
        this.work = work;
        this.contracts = contracts;
        this.plans = plans;
        this.people = people;
        this.patches = patches;
        this.outbox = outbox;
        this.actor = actor;
        this.clock = clock;
        this.ids = ids;
    }

    @Transactional
    CorrectivePlanView open(UUID milestoneId, CorrectivePlanRequest request) {
        MilestoneWork.Opened opened = work.locked(milestoneId);
        Contract contract = opened.contract();
        Milestone milestone = opened.milestone();
        work.refuseOnlookers(milestone);
        LocalDate today = clock.today(contract.zone());
        if (contract.status() == ContractStatus.DRAFT || !isLate(milestone, today)) {
            throw ProblemType.CONFLICT.because("The milestone is " + milestone.status()
                    + "; a plan is for one that was missed, or is open after its due date.");
        }
        if (plans.hasOpen(milestoneId)) {
            throw ProblemType.CONFLICT.because(
                    "The milestone has an open plan; add actions to that, or close it first.");
        }
        Violations found = new Violations();
        for (int i = 0; i < request.actions().size(); i++) {
            checkOwner(found, "actions[" + i + "].", request.actions().get(i));
        }
        found.throwIfAny();
        var plan = new CorrectivePlan(ids.next(), contract.id(), milestoneId, request.cause(), clock.instant());
        plans.persist(plan);
        request.actions().forEach(action -> plans.add(new CorrectiveAction(ids.next(), plan, action)));
        return tell(EventType.CORRECTIVE_PLAN_OPENED, plan, contract, null);
    }

    private static boolean isLate(Milestone milestone, LocalDate today) {
        LocalDate due = milestone.dueDate();
        return milestone.status() == MilestoneStatus.MISSED
                || !milestone.status().isEnded() && due != null && due.isBefore(today);
    }

    @Transactional
    CorrectivePlanView addAction(UUID id, ExpectedVersion expected, CorrectiveActionRequest request) {
        Contract contract = locked(id);
        CorrectivePlan plan = open(id, expected);
        if (plans.actions(id).size() >= MOST_ACTIONS) {
            throw ProblemType.CONFLICT.because("The plan has " + MOST_ACTIONS + " actions, which is the most.");
        }
        Violations found = new Violations();
        checkOwner(found, "", request);
        found.throwIfAny();
        plans.add(new CorrectiveAction(ids.next(), plan, request));
        return changed(plan, contract, null);
    }

    @Transactional
    CorrectivePlanView changeAction(UUID id, UUID actionId, ExpectedVersion expected, JsonNode patch) {
        Contract contract = locked(id);
        CorrectiveAction action = action(id, actionId);
        CorrectiveActionRequest request = patches.apply(patch, action.toRequest());
        CorrectivePlan plan = open(id, expected);
        refuseEnded(action);
        Violations found = new Violations();
        checkOwner(found, "", request);
        found.throwIfAny();
        if (request.equals(action.toRequest())) {
            return view(plan, contract);
        }
        action.describe(request);
        return changed(plan, contract, null);
    }

    @Transactional
    CorrectivePlanView endAction(
            UUID id, UUID actionId, ExpectedVersion expected, CorrectiveActionStatus how, EndActionRequest request) {
        Contract contract = locked(id);
        CorrectiveAction action = action(id, actionId);
        CorrectivePlan plan = open(id, expected);
        refuseEnded(action);
        LocalDate today = clock.today(contract.zone());
        LocalDate on = request.on() == null ? today : request.on();
        String note = request.note();
        boolean says = note != null && !note.isBlank();
        new Violations()
                .check(!on.isAfter(today), "on", on + " has not come yet; today is " + today)
                .check(says || how == CorrectiveActionStatus.DONE, "note", "say why it is cancelled")
                .throwIfAny();
        action.end(how, on, note);
        return changed(plan, contract, note);
    }

    @Transactional
    CorrectivePlanView close(UUID id, ExpectedVersion expected, ClosePlanRequest request) {
        Contract contract = locked(id);
        contracts.refuseCounterparty();
        CorrectivePlan plan = open(id, expected);
        long left = plans.actions(id).stream().filter(CorrectiveAction::isOpen).count();
        if (left > 0) {
            throw ProblemType.CONFLICT.because("Of its actions " + left + " are open; complete or cancel them first.");
        }
        plan.close(request.outcome(), request.note(), clock.instant());
        return tell(EventType.CORRECTIVE_PLAN_ENDED, plan, contract, request.note());
    }

    @Transactional
    CorrectivePlanView cancel(UUID id, ExpectedVersion expected, CancelPlanRequest request) {
        Contract contract = locked(id);
        contracts.refuseCounterparty();
        CorrectivePlan plan = open(id, expected);
        LocalDate today = clock.today(contract.zone());
        plans.actions(id).stream()
                .filter(CorrectiveAction::isOpen)
                .forEach(action -> action.end(CorrectiveActionStatus.CANCELLED, today, request.reason()));
        plan.cancel(request.reason(), clock.instant());
        return tell(EventType.CORRECTIVE_PLAN_ENDED, plan, contract, request.reason());
    }

    /** Locks the contract of a plan that the caller may see, and work on. */
    private Contract locked(UUID id) {
        Contract contract = contracts.locked(plans.contractOf(id));
        work.refuseOnlookers(work.visible(plans.findById(id).milestoneId()).milestone());
        return contract;
    }

    private CorrectivePlan open(UUID id, ExpectedVersion expected) {
        CorrectivePlan plan = plans.findById(id);
        expected.check(plan.version());
        if (plan.status() != CorrectivePlanStatus.OPEN) {
            throw ProblemType.CONFLICT.because("The plan is " + plan.status() + "; open another one.");
        }
        return plan;
    }

    private CorrectiveAction action(UUID plan, UUID id) {
        return plans.actions(plan).stream()
                .filter(action -> action.id().equals(id))
                .findFirst()
                .orElseThrow(() -> ProblemType.NOT_FOUND.because("The plan " + plan + " has no action " + id + "."));
    }

    private static void refuseEnded(CorrectiveAction action) {
        if (!action.isOpen()) {
            throw ProblemType.CONFLICT.because(
                    "The action is " + action.toState().status() + " already.");
        }
    }

    private void checkOwner(Violations found, String at, CorrectiveActionRequest request) {
        UUID owner = request.ownerId();
        found.check(owner == null || people.exists(owner), at + "ownerId", "there is no person " + owner);
    }

    private CorrectivePlanView changed(CorrectivePlan plan, Contract contract, @Nullable String note) {
        plan.actionsChanged(clock.instant());
        return tell(EventType.CORRECTIVE_PLAN_CHANGED, plan, contract, note);
    }

    private CorrectivePlanView tell(EventType type, CorrectivePlan plan, Contract contract, @Nullable String reason) {
        plans.flush();
        outbox.append(
                contract.id(),
                List.of(new PendingEvent(
                        type,
                        plan.id(),
                        new CorrectivePlanEvent(
                                plan.toState(plans.actions(plan.id())),
                                actor.get().change(reason)))));
        return view(plan, contract);
    }

    private CorrectivePlanView view(CorrectivePlan plan, Contract contract) {
        return CorrectivePlanView.from(plan, plans.actions(plan.id()), clock.today(contract.zone()));
    }
}
