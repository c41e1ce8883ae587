package dev.milepost.milestone.milestone;

import dev.milepost.events.EventType;
import dev.milepost.events.MilestoneEvent;
import dev.milepost.kit.outbox.PendingEvent;
import dev.milepost.kit.problem.Violations;
import dev.milepost.kit.time.BusinessClock;
import dev.milepost.milestone.baseline.BaselineBook;
import dev.milepost.milestone.contract.Contract;
import dev.milepost.milestone.person.Actor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The due dates that were agreed: today's, fixed when a contract is activated, and again by each amendment. */
@ApplicationScoped
public class Baseline {
    private final Milestones milestones;
    private final BaselineBook book;
    private final BusinessClock clock;

    @Inject
    Baseline(Milestones milestones, BaselineBook book, BusinessClock clock) {
        this.milestones = milestones;
        this.book = book;
        this.clock = clock;
    }

    /** Fixes the first baseline of a locked contract and returns what is to be told. */
    public List<PendingEvent> fix(Contract contract, Actor actor) {
        List<Milestone> all = milestones.ofContract(contract.id());
        for (Milestone milestone : all) {
            var term = milestone.paymentTerm();
            if (term != null && term.percent() != null && contract.value() == null) {
                throw Violations.of(
                        "value",
                        "milestone " + milestone.id()
                                + " releases a percentage of the contract's value; set the value first");
            }
        }
        List<PendingEvent> events = fix(all, actor, null);
        book.keep(contract, all, null);
        return events;
    }

    /** Fixes another one of what is open, for {@code reason}; what has ended was judged by the one before. */
    public List<PendingEvent> renew(Contract contract, Actor actor, String reason) {
        return fix(
                milestones.ofContract(contract.id()).stream()
                        .filter(one -> !one.status().isEnded())
                        .toList(),
                actor,
                reason);
    }

    private List<PendingEvent> fix(List<Milestone> some, Actor actor, @Nullable String reason) {
        List<Milestone> fixed =
                some.stream().filter(one -> one.fixBaseline(clock.instant())).toList();
        milestones.flush();
        return fixed.stream()
                .map(milestone -> new PendingEvent(
                        EventType.MILESTONE_BASELINED,
                        milestone.id(),
                        new MilestoneEvent(milestone.toState(), actor.change(reason))))
                .toList();
    }
}
