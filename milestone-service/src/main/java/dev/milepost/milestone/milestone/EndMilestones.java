package dev.milepost.milestone.milestone;

import dev.milepost.events.ContractStatus;
import dev.milepost.events.MilestoneEvent;
import dev.milepost.kit.outbox.PendingEvent;
import dev.milepost.kit.time.BusinessClock;
import dev.milepost.milestone.contract.Contract;
import dev.milepost.milestone.gate.Blockers;
import dev.milepost.milestone.gate.GateBook;
import dev.milepost.milestone.person.Actor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Ends open milestones of a locked contract together: a step each, written in batches. */
@ApplicationScoped
public class EndMilestones {
    private final Milestones milestones;
    private final DueDates dueDates;
    private final GateBook book;
    private final Blockers blockers;
    private final BusinessClock clock;

    @Inject
    EndMilestones(Milestones milestones, DueDates dueDates, GateBook book, Blockers blockers, BusinessClock clock) {
        this.milestones = milestones;
        this.dueDates = dueDates;
        this.book = book;
        this.blockers = blockers;
        this.clock = clock;
    }

    /**
     * Takes a step with each, lets the dates follow, and returns what is to be told.
     *
     * @param wanted WAIVE or CANCEL, by milestone; whose state allows it
     */
    public List<PendingEvent> end(
            Contract contract, Map<Milestone, MilestoneAction> wanted, Actor actor, String reason) {
        List<PendingEvent> events = new ArrayList<>(steps(contract, wanted, actor, reason));
        events.addAll(dueDates.follow(contract, actor, reason));
        return events;
    }

    /** The steps alone; the caller lets the dates follow. */
    List<PendingEvent> steps(Contract contract, Map<Milestone, MilestoneAction> wanted, Actor actor, String reason) {
        Instant now = clock.instant();
        wanted.forEach((milestone, action) -> {
            var step = new Step.Plain(action, reason);
            var outcome =
                    milestone.take(step, ContractStatus.ACTIVE, clock.today(contract.zone()), actor.personId(), now);
            if (outcome instanceof Outcome.Rejection rejection) {
                throw MilestoneRules.refusal(rejection);
            }
        });
        milestones.flush();
        List<PendingEvent> events = new ArrayList<>(wanted.size());
        wanted.forEach((milestone, action) -> {
            if (milestone.gate() != null) {
                book.await(milestone);
            }
            events.add(new PendingEvent(
                    action.event(), milestone.id(), new MilestoneEvent(milestone.toState(), actor.change(reason))));
        });
        if (wanted.keySet().stream().anyMatch(Milestone::isGate)) {
            blockers.recountContract(contract.id());
        }
        return events;
    }
}
