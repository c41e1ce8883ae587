package dev.milepost.milestone.milestone;

import dev.milepost.events.EventType;
import dev.milepost.events.MilestoneEvent;
import dev.milepost.kit.outbox.Outbox;
import dev.milepost.kit.outbox.PendingEvent;
import dev.milepost.kit.problem.ProblemType;
import dev.milepost.kit.time.BusinessClock;
import dev.milepost.milestone.contract.Contract;
import dev.milepost.milestone.contract.Contracts;
import dev.milepost.milestone.party.Counterparty;
import dev.milepost.milestone.person.CurrentActor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;

/** Opens a milestone to those who work on it, for the features that add something to it, and tells of what they added. */
@ApplicationScoped
public class MilestoneWork {
    private final Contracts contracts;
    private final Milestones milestones;
    private final Counterparty counterparty;
    private final CurrentActor actor;
    private final Outbox outbox;
    private final BusinessClock clock;

    @Inject
    MilestoneWork(
            Contracts contracts,
            Milestones milestones,
            Counterparty counterparty,
            CurrentActor actor,
            Outbox outbox,
            BusinessClock clock) {
        this.contracts = contracts;
        this.milestones = milestones;
        this.counterparty = counterparty;
        this.actor = actor;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** A milestone with its contract. */
    public record Opened(Contract contract, Milestone milestone) {}

    /** A milestone that the caller may see, to read. */
    public Opened visible(UUID id) {
        Contract contract = contracts.visibleWithMilestone(id);
        return new Opened(contract, milestones.get(id));
    }

    /** A milestone that the caller may see, with its contract locked. */
    public Opened locked(UUID id) {
        Contract contract = contracts.lockedWithMilestone(id);
        return new Opened(contract, milestones.get(id));
    }

    /** Refuses a counterparty's people, unless their party owes the milestone. */
    public void refuseOnlookers(Milestone milestone) {
        UUID party = counterparty.id().orElse(null);
        if (party != null && !party.equals(milestone.responsiblePartyId())) {
            throw ProblemType.FORBIDDEN.because("Your party is not the one that owes this milestone.");
        }
    }

    /** Whether the caller belongs to a counterparty. */
    public boolean isForCounterparty() {
        return counterparty.id().isPresent();
    }

    /** How the API shows a milestone today. */
    public MilestoneView view(Opened opened) {
        Contract contract = opened.contract();
        return MilestoneView.from(opened.milestone(), MilestoneContext.of(contract), clock.today(contract.zone()));
    }

    /** Tells that a milestone of a locked contract is as it is now. */
    public void tell(Opened opened) {
        milestones.flush();
        outbox.append(
                opened.contract().id(),
                List.of(new PendingEvent(
                        EventType.MILESTONE_UPDATED,
                        opened.milestone().id(),
                        new MilestoneEvent(
                                opened.milestone().toState(), actor.get().change(null)))));
    }
}
