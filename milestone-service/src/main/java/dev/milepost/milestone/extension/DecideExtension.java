package dev.milepost.milestone.extension;

import dev.milepost.events.ContractStatus;
import dev.milepost.events.EventType;
import dev.milepost.events.ExtensionMeans;
import dev.milepost.events.ExtensionState;
import dev.milepost.events.ExtensionStatus;
import dev.milepost.events.GateRound;
import dev.milepost.kit.http.ExpectedVersion;
import dev.milepost.kit.problem.ProblemType;
import dev.milepost.kit.tenant.Caller;
import dev.milepost.kit.tenant.Roles;
import dev.milepost.kit.time.BusinessClock;
import dev.milepost.milestone.amendment.AmendDate;
import dev.milepost.milestone.contract.Contract;
import dev.milepost.milestone.contract.Contracts;
import dev.milepost.milestone.gate.GateVotes;
import dev.milepost.milestone.gate.Rounds;
import dev.milepost.milestone.member.Membership;
import dev.milepost.milestone.milestone.KeepMilestone;
import dev.milepost.milestone.milestone.Milestone;
import dev.milepost.milestone.milestone.Milestones;
import dev.milepost.milestone.milestone.PlanMilestones;
import dev.milepost.milestone.milestone.RescheduleRequest;
import dev.milepost.milestone.person.Actor;
import dev.milepost.milestone.person.CurrentActor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Decides on a request for a later date: those whom its gate names grant or refuse it; who asked takes it back, or a
 * manager does. With the last approval the date moves in the same transaction, or nothing does.
 */
@ApplicationScoped
class DecideExtension {
    private final Contracts contracts;
    private final Extensions extensions;
    private final GateVotes votes;
    private final Milestones milestones;
    private final KeepMilestone keep;
    private final AmendDate amendDate;
    private final TellExtension tell;
    private final CurrentActor currentActor;
    private final Membership membership;
    private final Caller caller;
    private final BusinessClock clock;

    @Inject
    DecideExtension(
            Contracts contracts,
            Extensions extensions,
            GateVotes votes,
            Milestones milestones,
            KeepMilestone keep,
            AmendDate amendDate,
            TellExtension tell,
            CurrentActor currentActor,
            Membership membership,
            Caller caller,
            BusinessClock clock) {
        this.contracts = contracts;
        this.extensions = extensions;
        this.votes = votes;
        this.milestones = milestones;
        this.keep = keep;
        this.amendDate = amendDate;
        this.tell = tell;
        this.currentActor = currentActor;
        this.membership = membership;
        this.caller = caller;
        this.clock = clock;
    }

    @Transactional
    ExtensionView approve(UUID id, ExpectedVersion expected, @Nullable String comment) {
        Contract contract = locked(id);
        Extension extension = waiting(id, expected);
        ExtensionState state = extension.toState();
        if (contract.status() != ContractStatus.ACTIVE) {
            throw ProblemType.CONFLICT.because("The contract is " + contract.status() + "; its milestones rest.");
        }
        Milestone milestone = milestones.get(state.milestoneId());
        if (milestone.status().isEnded()) {
            throw ProblemType.CONFLICT.because("The milestone is " + milestone.status()
                    + "; its date does not move any more, and the request is withdrawn shortly.");
        }
        LocalDate due = milestone.dueDate();
        if (due != null && due.isAfter(state.wantedDate())) {
            throw ProblemType.CONFLICT.because("The milestone is due on " + due + " by now, later than the "
                    + state.wantedDate() + " that was asked for; reject the request.");
        }
        Actor actor = currentActor.get();
        GateRound then = Rounds.with(
                state.gateRound(),
                votes.vote(
                        state.gate(),
                        state.gateRound(),
                        contract.members(),
                        state.requestedById(),
                        contract.isSelfApprovalAllowed(),
                        actor,
                        comment,
                        clock.instant()));
        extension.approve(then);
        if (!Rounds.isPassed(state.gate(), then)) {
            return tell.tell(contract, extension, EventType.EXTENSION_PARTLY_APPROVED, actor, comment);
        }
        UUID amendment = null;
        if (state.means() == ExtensionMeans.AMENDMENT) {
            amendment = amendDate.amend(contract, state.milestoneId(), state.wantedDate(), state.reason(), actor);
        } else {
            keep.move(contract, milestone, new RescheduleRequest(state.wantedDate(), null, state.reason()));
        }
        extension.grant(amendment, comment, clock.instant());
        return tell.tell(contract, extension, EventType.EXTENSION_GRANTED, actor, comment);
    }

    @Transactional
    ExtensionView reject(UUID id, ExpectedVersion expected, @Nullable String given) {
        Contract contract = locked(id);
        Extension extension = waiting(id, expected);
        String reason = PlanMilestones.checkedReason(given);
        ExtensionState state = extension.toState();
        votes.refuseUnlessNamed(state.gate(), state.gateRound(), contract.members());
        extension.end(ExtensionStatus.REFUSED, reason, clock.instant());
        return tell.tell(contract, extension, EventType.EXTENSION_REFUSED, currentActor.get(), reason);
    }

    @Transactional
    ExtensionView withdraw(UUID id, ExpectedVersion expected, @Nullable String given) {
        Contract contract = locked(id);
        Extension extension = waiting(id, expected);
        String reason = PlanMilestones.checkedReason(given);
        Actor actor = currentActor.get();
        boolean manages = caller.party().isEmpty()
                && (membership.hasRole(contract.members(), Roles.MANAGER) || caller.hasRole(Roles.ADMIN));
        if (!manages && !extension.isBy(actor)) {
            throw ProblemType.FORBIDDEN.because("A request is withdrawn by who made it, "
                    + extension.toState().requestedBy() + ", or by a manager of the tenant's own.");
        }
        extension.end(ExtensionStatus.WITHDRAWN, reason, clock.instant());
        return tell.tell(contract, extension, EventType.EXTENSION_WITHDRAWN, actor, reason);
    }

    private Contract locked(UUID id) {
        return contracts.locked(extensions.contractOf(id), () -> Extensions.notThere(id));
    }

    private Extension waiting(UUID id, ExpectedVersion expected) {
        Extension extension = extensions.get(id);
        expected.check(extension.version());
        ExtensionStatus status = extension.toState().status();
        if (status != ExtensionStatus.REQUESTED) {
            throw ProblemType.CONFLICT.because("The request is " + status + " already.");
        }
        return extension;
    }
}
