package dev.milepost.milestone.extension;

import dev.milepost.events.ContractStatus;
import dev.milepost.events.EventType;
import dev.milepost.events.ExtensionMeans;
import dev.milepost.events.Gate;
import dev.milepost.events.GateApprover;
import dev.milepost.events.GateMode;
import dev.milepost.events.GateOrder;
import dev.milepost.kit.problem.ProblemType;
import dev.milepost.kit.problem.Violations;
import dev.milepost.kit.tenant.Roles;
import dev.milepost.kit.time.BusinessClock;
import dev.milepost.kit.time.Ids;
import dev.milepost.milestone.contract.Contract;
import dev.milepost.milestone.deadline.RuleCalculator;
import dev.milepost.milestone.gate.Rounds;
import dev.milepost.milestone.milestone.Milestone;
import dev.milepost.milestone.milestone.MilestoneWork;
import dev.milepost.milestone.person.Actor;
import dev.milepost.milestone.person.CurrentActor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * Asks for a later date of a milestone: the tenant's own people, and those of the party that owes it. Refusals: 400, 403,
 * 404, 409 (contract not active, milestone ended, a request waits).
 */
@ApplicationScoped
class RequestExtension {
    /** Who decides where the milestone has no gate of its own, and on amendments: a manager of the tenant's own. */
    private static final Gate USUAL = new Gate(
            GateMode.ALL,
            null,
            GateOrder.PARALLEL,
            List.of(new GateApprover(null, null, Roles.MANAGER, null)),
            null,
            null,
            false);

    private final MilestoneWork work;
    private final Extensions extensions;
    private final TellExtension tell;
    private final CurrentActor currentActor;
    private final BusinessClock clock;
    private final Ids ids;

    @Inject
    RequestExtension(
            MilestoneWork work,
            Extensions extensions,
            TellExtension tell,
            CurrentActor currentActor,
            BusinessClock clock,
            Ids ids) {
        this.work = work;
        this.extensions = extensions;
        this.tell = tell;
        this.currentActor = currentActor;
        this.clock = clock;
        this.ids = ids;
    }

    @Transactional
    ExtensionView request(UUID milestoneId, ExtensionRequest request) {
        MilestoneWork.Opened opened = work.locked(milestoneId);
        Contract contract = opened.contract();
        Milestone milestone = opened.milestone();
        work.refuseOnlookers(milestone);
        if (contract.status() != ContractStatus.ACTIVE || milestone.status().isEnded()) {
            throw ProblemType.CONFLICT.because("The contract is " + contract.status() + " and the milestone "
                    + milestone.status() + "; a later date is asked for while both are open.");
        }
        if (extensions.isWaiting(milestoneId)) {
            throw ProblemType.CONFLICT.because(
                    "A request for this milestone waits to be decided; withdraw that to ask for another day.");
        }
        LocalDate due = milestone.dueDate();
        LocalDate wanted = request.wantedDate();
        new Violations()
                .check(due == null || wanted.isAfter(due), "wantedDate", "is not after the due date " + due)
                .check(!wanted.isAfter(RuleCalculator.LAST), "wantedDate", "must not be after " + RuleCalculator.LAST)
                .throwIfAny();
        Actor actor = currentActor.get();
        Instant now = clock.instant();
        LocalDate today = clock.today(contract.zone());
        // An amendment sets a new baseline for the whole contract: that is not for the gate of one milestone.
        boolean isForManagers = milestone.gate() == null || request.means() == ExtensionMeans.AMENDMENT;
        Gate gate = isForManagers ? USUAL : Objects.requireNonNull(milestone.gate());
        var extension = new Extension(
                ids.next(),
                contract.id(),
                milestoneId,
                due,
                request,
                gate,
                Rounds.next(gate, null, today, now),
                actor,
                now);
        extensions.persist(extension);
        return tell.tell(contract, extension, EventType.EXTENSION_REQUESTED, actor, request.reason());
    }
}
