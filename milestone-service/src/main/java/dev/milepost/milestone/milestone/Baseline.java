package dev.milepost.milestone.milestone;

import dev.milepost.events.EventType;
import dev.milepost.events.MilestoneEvent;
import dev.milepost.kit.outbox.PendingEvent;
import dev.milepost.kit.problem.Violations;
import dev.milepost.kit.time.BusinessClock;
import dev.milepost.milestone.contract.Contract;
import dev.milepost.milestone.person.Actor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;

/** The due dates that were agreed: today's, fixed when a contract is activated. */
@ApplicationScoped
public class Baseline {
    private final Milestones milestones;
    private final BusinessClock clock;

    @Inject
    Baseline(Milestones milestones, BusinessClock clock) {
        this.milestones = milestones;
        this.clock = clock;
    }

    /** Fixes the baseline of all milestones of a locked contract and returns what is to be told. */
    public List<PendingEvent> fix(Contract contract, Actor actor) {
        List<Milestone> fixed = new ArrayList<>();
        for (Milestone milestone : milestones.ofContract(contract.id())) {
            var term = milestone.paymentTerm();
            if (term != null && term.percent() != null && contract.value() == null) {
                throw Violations.of(
                        "value",
                        "milestone " + milestone.id()
                                + " releases a percentage of the contract's value; set the value first");
            }
            if (milestone.fixBaseline(clock.instant())) {
                fixed.add(milestone);
            }
        }
        milestones.flush();
        return fixed.stream()
                .map(milestone -> new PendingEvent(
                        EventType.MILESTONE_BASELINED,
                        milestone.id(),
                        new MilestoneEvent(milestone.toState(), actor.change(null))))
                .toList();
    }
}
