package dev.milepost.milestone.amendment;

import dev.milepost.events.EventType;
import dev.milepost.events.Gate;
import dev.milepost.events.GateApproval;
import dev.milepost.events.GateRound;
import dev.milepost.kit.http.ExpectedVersion;
import dev.milepost.kit.time.BusinessClock;
import dev.milepost.milestone.contract.Contract;
import dev.milepost.milestone.contract.Contracts;
import dev.milepost.milestone.gate.GateVotes;
import dev.milepost.milestone.gate.Rounds;
import dev.milepost.milestone.milestone.PlanMilestones;
import dev.milepost.milestone.person.Actor;
import dev.milepost.milestone.person.CurrentActor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Decides on an amendment: its gate's approvers approve or reject it, managers withdraw it, or apply it on its day. */
@ApplicationScoped
class DecideAmendment {
    private final Contracts contracts;
    private final Amendments amendments;
    private final GateVotes votes;
    private final EnactAmendment enact;
    private final CurrentActor currentActor;
    private final BusinessClock clock;

    @Inject
    DecideAmendment(
            Contracts contracts,
            Amendments amendments,
            GateVotes votes,
            EnactAmendment enact,
            CurrentActor currentActor,
            BusinessClock clock) {
        this.contracts = contracts;
        this.amendments = amendments;
        this.votes = votes;
        this.enact = enact;
        this.currentActor = currentActor;
        this.clock = clock;
    }

    /** One approval; with the last one needed it is applied, or waits for its day. */
    @Transactional
    AmendmentView approve(UUID id, ExpectedVersion expected, @Nullable String comment) {
        Contract contract = locked(id);
        Amendment amendment = allowed(id, expected, AmendmentAction.APPROVE);
        AmendmentRules.refuseUnlessOngoing(contract);
        Gate gate = Objects.requireNonNull(amendment.gate());
        GateRound round = Objects.requireNonNull(amendment.gateRound());
        Actor actor = currentActor.get();
        GateApproval vote = votes.vote(
                gate,
                round,
                contract.members(),
                amendment.proposedById(),
                contract.isSelfApprovalAllowed(),
                actor,
                comment,
                clock.instant());
        GateRound then = Rounds.with(round, vote);
        amendment.approve(then);
        if (Rounds.isPassed(gate, then)) {
            enact.agree(contract, amendment, actor, comment);
        } else {
            enact.tell(contract, amendment, EventType.AMENDMENT_PARTLY_APPROVED, actor, comment);
        }
        return view(contract, amendment);
    }

    /** Anybody whom the gate names can end it. */
    @Transactional
    AmendmentView reject(UUID id, ExpectedVersion expected, @Nullable String given) {
        Contract contract = locked(id);
        Amendment amendment = allowed(id, expected, AmendmentAction.REJECT);
        String reason = PlanMilestones.checkedReason(given);
        votes.refuseUnlessNamed(
                Objects.requireNonNull(amendment.gate()),
                Objects.requireNonNull(amendment.gateRound()),
                contract.members());
        amendment.reject(reason, clock.instant());
        enact.tell(contract, amendment, EventType.AMENDMENT_REJECTED, currentActor.get(), reason);
        return view(contract, amendment);
    }

    @Transactional
    AmendmentView withdraw(UUID id, ExpectedVersion expected, @Nullable String given) {
        Contract contract = lockedForManagement(id);
        Amendment amendment = allowed(id, expected, AmendmentAction.WITHDRAW);
        String reason = PlanMilestones.checkedReason(given);
        amendment.withdraw(reason, clock.instant());
        enact.tell(contract, amendment, EventType.AMENDMENT_WITHDRAWN, currentActor.get(), reason);
        return view(contract, amendment);
    }

    @Transactional
    AmendmentView apply(UUID id, ExpectedVersion expected) {
        Contract contract = lockedForManagement(id);
        Amendment amendment = allowed(id, expected, AmendmentAction.APPLY);
        enact.apply(contract, amendment, currentActor.get(), null);
        return view(contract, amendment);
    }

    private Amendment allowed(UUID id, ExpectedVersion expected, AmendmentAction action) {
        Amendment amendment = amendments.get(id);
        expected.check(amendment.version());
        action.refuseUnlessAllowedIn(amendment.status());
        return amendment;
    }

    private Contract locked(UUID id) {
        return contracts.locked(amendments.contractOf(id), () -> Amendments.notThere(id));
    }

    private Contract lockedForManagement(UUID id) {
        Contract contract = locked(id);
        contracts.refuseCounterparty();
        return contract;
    }

    private AmendmentView view(Contract contract, Amendment amendment) {
        return AmendmentView.from(amendment, clock.today(contract.zone()));
    }
}
