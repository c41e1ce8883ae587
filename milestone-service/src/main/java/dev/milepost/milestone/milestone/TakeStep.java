package dev.milepost.milestone.milestone;

import dev.milepost.events.Evidence;
import dev.milepost.events.MilestoneEvent;
import dev.milepost.events.MilestoneStatus;
import dev.milepost.kit.http.ExpectedVersion;
import dev.milepost.kit.outbox.Outbox;
import dev.milepost.kit.outbox.PendingEvent;
import dev.milepost.kit.problem.ProblemType;
import dev.milepost.kit.time.BusinessClock;
import dev.milepost.milestone.contract.Contracts;
import dev.milepost.milestone.party.Counterparty;
import dev.milepost.milestone.payment.MilestonePayments;
import dev.milepost.milestone.person.Actor;
import dev.milepost.milestone.person.CurrentActor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Takes a milestone one step through its state machine, with what follows from it: a met milestone releases its payment,
 * a reopened one takes it back. Refusals: 404, 403, 409 (state, contract not active, payment already paid), 412, 400.
 */
@ApplicationScoped
class TakeStep {
    private final StepStore store;
    private final Contracts contracts;
    private final Counterparty counterparty;
    private final MilestoneRules rules;
    private final Milestones milestones;
    private final DueDates dueDates;
    private final MilestonePayments payments;
    private final StepGates gates;
    private final Outbox outbox;
    private final CurrentActor currentActor;
    private final BusinessClock clock;

    @Inject
    TakeStep(
            StepStore store,
            Contracts contracts,
            Counterparty counterparty,
            MilestoneRules rules,
            Milestones milestones,
            DueDates dueDates,
            MilestonePayments payments,
            StepGates gates,
            Outbox outbox,
            CurrentActor currentActor,
            BusinessClock clock) {
        this.store = store;
        this.contracts = contracts;
        this.counterparty = counterparty;
        this.rules = rules;
        this.milestones = milestones;
        this.dueDates = dueDates;
        this.payments = payments;
        this.gates = gates;
        this.outbox = outbox;
        this.currentActor = currentActor;
        this.clock = clock;
    }

    /** Hands work in; done today when no day is given. */
    @Transactional
    MilestoneView submit(UUID id, ExpectedVersion expected, SubmitRequest request) {
        List<Evidence> evidence = EvidenceLink.checked(request.evidence());
        var locked = store.lock(id);
        LocalDate metOn =
                request.metOn() == null ? clock.today(locked.contract().zone()) : request.metOn();
        return take(locked, expected, new Step.Submit(metOn, evidence, request.comment()));
    }

    @Transactional
    MilestoneView take(UUID id, ExpectedVersion expected, Step step) {
        return take(store.lock(id), expected, step);
    }

    private MilestoneView take(StepStore.Locked locked, ExpectedVersion expected, Step wanted) {
        Milestone milestone = locked.milestone();
        mayTake(wanted.action(), milestone);
        expected.check(milestone.version());
        if (wanted.action() == MilestoneAction.REOPEN) {
            rules.checkReopened(contracts.locked(locked.contractId()), milestone);
        }
        Actor actor = currentActor.get();
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, locked.contract().zone());
        Step step = gates.before(wanted, locked, actor, today, now);
        MilestoneStatus from = switch (milestone.take(step, locked.status(), today, actor.personId(), now)) {
            case Outcome.Taken taken -> taken.from();
            case Outcome.Rejection rejection -> throw MilestoneRules.refusal(rejection);
        };
        milestone.countChange();
        var event = new PendingEvent(
                StepGates.event(step.action(), milestone),
                milestone.id(),
                new MilestoneEvent(milestone.toState(), actor.change(step.reason())));
        if (StepGates.areConcerned(milestone)
                || from.isEnded()
                || milestone.status().isEnded()) {
            store.save(milestone);
            gates.after(milestone, from);
            milestone = follow(locked, from, event, step, actor);
        } else {
            store.save(milestone, locked.contractId(), outbox.append(locked.contractId(), locked.end(), event));
        }
        return MilestoneView.from(milestone, locked.contract(), today);
    }

    /** Does what follows from a step that ends a milestone or takes it up again. */
    private Milestone follow(
            StepStore.Locked locked, MilestoneStatus from, PendingEvent event, Step step, Actor actor) {
        Milestone milestone = locked.milestone();
        List<PendingEvent> events = new ArrayList<>(2);
        events.add(event);
        if (milestone.status() == MilestoneStatus.MET) {
            events.addAll(payments.release(contracts.locked(locked.contractId()), milestone, actor));
        } else if (from == MilestoneStatus.MET) {
            events.addAll(payments.takeBack(contracts.locked(locked.contractId()), milestone, actor, step.reason()));
        }
        if (locked.contract().hasDueRules()
                && (from.isEnded() || milestone.status().isEnded())) {
            events.addAll(dueDates.follow(
                    contracts.locked(locked.contractId()),
                    actor,
                    "'" + milestone.title() + "' is " + milestone.status()));
            milestone = milestones.get(milestone.id()); // its own date may have followed
        }
        outbox.append(locked.contractId(), events);
        return milestone;
    }

    /**
     * A counterparty's people work on what their party owes and decide on what it does not owe, or where a gate names them;
     * giving up, reopening and the like is for the tenant's own.
     */
    private void mayTake(MilestoneAction action, Milestone milestone) {
        UUID party = counterparty.id().orElse(null);
        if (party == null) {
            return;
        }
        boolean owes = party.equals(milestone.responsiblePartyId());
        @Nullable
        String refusal = switch (action) {
            case START, SUBMIT, WITHDRAW, RESUME -> owes ? null : "Your party is not the one that owes this milestone.";
            case APPROVE, REJECT ->
                owes && milestone.gate() == null ? "Nobody decides on what their own party owes." : null;
            case MISS, WAIVE, CANCEL, REOPEN -> "That is for the tenant's own people.";
        };
        if (refusal != null) {
            throw ProblemType.FORBIDDEN.because(refusal);
        }
    }
}
