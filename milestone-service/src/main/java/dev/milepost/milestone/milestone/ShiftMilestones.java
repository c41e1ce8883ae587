package dev.milepost.milestone.milestone;

import dev.milepost.events.AnchorKind;
import dev.milepost.events.DueRule;
import dev.milepost.events.EventType;
import dev.milepost.events.MilestoneEvent;
import dev.milepost.events.RelativeRule;
import dev.milepost.kit.outbox.PendingEvent;
import dev.milepost.kit.time.BusinessClock;
import dev.milepost.milestone.contract.Contract;
import dev.milepost.milestone.person.Actor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Moves the dates of a locked contract's open milestones by the days that work rested. */
@ApplicationScoped
public class ShiftMilestones {
    private final Milestones milestones;
    private final DueDates dueDates;
    private final BusinessClock clock;

    @Inject
    ShiftMilestones(Milestones milestones, DueDates dueDates, BusinessClock clock) {
        this.milestones = milestones;
        this.dueDates = dueDates;
        this.clock = clock;
    }

    /**
     * Moves all that have a date and may move, and returns what is to be told. One whose rule counts from a day that moves
     * along follows that day and is not moved a second time.
     *
     * @param open the open milestones
     */
    public List<PendingEvent> shift(Contract contract, List<Milestone> open, int days, Actor actor, String reason) {
        if (days == 0) {
            return List.of();
        }
        Set<UUID> moving = new HashSet<>();
        open.stream().filter(ShiftMilestones::mayMove).forEach(one -> moving.add(one.id()));
        List<Milestone> moved = new ArrayList<>();
        for (Milestone one : open) {
            if (!mayMove(one)) {
                continue;
            }
            DueRule rule = one.dueRule();
            if (rule == null) {
                one.shift(days, contract.status(), clock.instant());
                moved.add(one);
            } else if (!followsWhatMoves(rule, moving)) {
                one.shift(days, contract.status(), clock.instant());
            }
        }
        milestones.flush();
        List<PendingEvent> events = new ArrayList<>();
        moved.forEach(one -> events.add(new PendingEvent(
                EventType.MILESTONE_RESCHEDULED, one.id(), new MilestoneEvent(one.toState(), actor.change(reason)))));
        events.addAll(dueDates.follow(contract, actor, reason));
        return events;
    }

    private static boolean mayMove(Milestone one) {
        return one.dueDate() != null && !one.isDateFixed();
    }

    private static boolean followsWhatMoves(DueRule rule, Set<UUID> moving) {
        if (!(rule instanceof RelativeRule relative)) {
            return false;
        }
        AnchorKind kind = relative.anchor().kind();
        return switch (kind) {
            case MILESTONE_DUE -> moving.contains(relative.anchor().milestoneId());
            // The end did not move with the rest: what counts back from it stays where it was, or would come too late.
            case END, RENEWAL -> true;
            default -> false;
        };
    }
}
