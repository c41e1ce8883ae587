package dev.milepost.milestone.milestone;

import dev.milepost.events.EventType;
import dev.milepost.events.MilestoneEvent;
import dev.milepost.kit.outbox.Outbox;
import dev.milepost.kit.outbox.PendingEvent;
import dev.milepost.kit.problem.ProblemType;
import dev.milepost.kit.time.BusinessClock;
import dev.milepost.milestone.contract.Contract;
import dev.milepost.milestone.person.CurrentActor;
import dev.milepost.milestone.schedule.ScheduleGuard;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Gives a milestone of a locked contract the date that was granted. Whether the caller may is for who granted it to know. */
@ApplicationScoped
public class GrantDate {
    private final Milestones milestones;
    private final ScheduleGuard schedule;
    private final Outbox outbox;
    private final CurrentActor actor;
    private final BusinessClock clock;

    @Inject
    GrantDate(Milestones milestones, ScheduleGuard schedule, Outbox outbox, CurrentActor actor, BusinessClock clock) {
        this.milestones = milestones;
        this.schedule = schedule;
        this.outbox = outbox;
        this.actor = actor;
        this.clock = clock;
    }

    /** The due date that there is; null for none. */
    public @Nullable LocalDate dueDate(UUID id) {
        return milestones.get(id).dueDate();
    }

    /**
     * Moves the due date, unless it is that day already: 409 where others would move with it, which goes by preview and
     * commit of the schedule first.
     */
    public void grant(Contract contract, UUID id, LocalDate due, String reason) {
        Milestone milestone = milestones.get(id);
        if (milestone.status().isEnded()) {
            throw ProblemType.CONFLICT.because("The milestone is " + milestone.status() + " meanwhile.");
        }
        if (due.equals(milestone.dueDate())) {
            return;
        }
        schedule.refuseIfOthersMove(contract, id, due);
        milestone.moveTo(due, contract.status(), clock.instant());
        milestones.flush();
        outbox.append(
                contract.id(),
                List.of(new PendingEvent(
                        EventType.MILESTONE_RESCHEDULED,
                        id,
                        new MilestoneEvent(milestone.toState(), actor.get().change(reason)))));
    }
}
