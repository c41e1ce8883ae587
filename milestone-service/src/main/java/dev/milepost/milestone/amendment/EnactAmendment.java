package dev.milepost.milestone.amendment;

import dev.milepost.events.AmendmentEvent;
import dev.milepost.events.AmendmentStatus;
import dev.milepost.events.EventType;
import dev.milepost.events.Gate;
import dev.milepost.events.GateRound;
import dev.milepost.kit.outbox.Outbox;
import dev.milepost.kit.outbox.PendingEvent;
import dev.milepost.kit.problem.ProblemType;
import dev.milepost.kit.time.BusinessClock;
import dev.milepost.milestone.contract.Contract;
import dev.milepost.milestone.gate.AgreementBook;
import dev.milepost.milestone.gate.Rounds;
import dev.milepost.milestone.gate.WaitingKind;
import dev.milepost.milestone.person.Actor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes an amendment that was agreed on part of its locked contract, on the day from which it is effective or later. */
@ApplicationScoped
class EnactAmendment {
    private final Amendments amendments;
    private final Basis basis;
    private final ApplyChanges changes;
    private final AgreementBook waiting;
    private final Outbox outbox;
    private final BusinessClock clock;

    @Inject
    EnactAmendment(
            Amendments amendments,
            Basis basis,
            ApplyChanges changes,
            AgreementBook waiting,
            Outbox outbox,
            BusinessClock clock) {
        this.amendments = amendments;
        this.basis = basis;
        this.changes = changes;
        this.waiting = waiting;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Writes down what is proposed; without a gate it is agreed on already. */
    Amendment propose(Contract contract, UUID id, int number, AmendmentRequest request, Actor actor) {
        LocalDate today = clock.today(contract.zone());
        Gate gate = request.gate();
        Amendment amendment = new Amendment(
                id,
                contract.id(),
                number,
                request,
                request.effectiveOn() == null ? today : request.effectiveOn(),
                basis.of(contract, request.changes()),
                gate == null ? null : Rounds.next(gate, null, today, clock.instant()),
                actor,
                clock.instant());
        amendments.persist(amendment);
        tell(contract, amendment, EventType.AMENDMENT_PROPOSED, actor, request.reason());
        if (gate == null) {
            agree(contract, amendment, actor, null);
        }
        return amendment;
    }

    /** It has all the approvals it needs: it is applied, or waits for its day. */
    void agree(Contract contract, Amendment amendment, Actor actor, @Nullable String comment) {
        amendment.agree(clock.instant());
        if (isEffective(contract, amendment)) {
            apply(contract, amendment, actor, comment);
        } else {
            tell(contract, amendment, EventType.AMENDMENT_APPROVED, actor, comment);
        }
    }

    /** Checks all of it as of now, and applies it. */
    void apply(Contract contract, Amendment amendment, Actor actor, @Nullable String comment) {
        AmendmentRules.refuseUnlessOngoing(contract);
        if (!isEffective(contract, amendment)) {
            throw ProblemType.CONFLICT.because("The amendment is effective from " + amendment.effectiveOn()
                    + " on; today is " + clock.today(contract.zone()) + " in the contract's time zone.");
        }
        basis.refuseIfOther(contract, amendment);
        int baseline = changes.apply(contract, amendment.changes(), amendment.id(), actor, amendment.because());
        amendment.apply(baseline, clock.instant());
        tell(contract, amendment, EventType.AMENDMENT_APPLIED, actor, comment);
    }

    void tell(Contract contract, Amendment amendment, EventType type, Actor actor, @Nullable String reason) {
        amendments.flush();
        outbox.append(
                contract.id(),
                List.of(new PendingEvent(
                        type, amendment.id(), new AmendmentEvent(amendment.toState(), actor.change(reason)))));
        Gate gate = amendment.gate();
        GateRound round = amendment.gateRound();
        if (gate == null || round == null) {
            return;
        }
        if (amendment.status() == AmendmentStatus.PROPOSED) {
            waiting.await(WaitingKind.AMENDMENT, amendment.id(), contract.id(), gate, round);
        } else {
            waiting.forget(amendment.id());
        }
    }

    private boolean isEffective(Contract contract, Amendment amendment) {
        LocalDate today = clock.today(contract.zone());
        return !amendment.effectiveOn().isAfter(today);
    }
}
