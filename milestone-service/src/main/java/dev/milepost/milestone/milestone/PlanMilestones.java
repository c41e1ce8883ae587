package dev.milepost.milestone.milestone;

import dev.milepost.events.ContractStatus;
import dev.milepost.events.EventType;
import dev.milepost.events.MilestoneEvent;
import dev.milepost.kit.http.ExpectedVersion;
import dev.milepost.kit.outbox.PendingEvent;
import dev.milepost.kit.time.BusinessClock;
import dev.milepost.milestone.contract.Contract;
import dev.milepost.milestone.person.Actor;
import dev.milepost.milestone.person.CurrentActor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Carries out what a committed schedule says of the milestones of a locked contract. */
@ApplicationScoped
public class PlanMilestones {
    private static final ExpectedVersion ANY = ExpectedVersion.optional(null);

    private final Milestones milestones;
    private final KeepMilestone keep;
    private final TakeStep steps;
    private final DueDates dueDates;
    private final CurrentActor currentActor;
    private final BusinessClock clock;

    @Inject
    PlanMilestones(
            Milestones milestones,
            KeepMilestone keep,
            TakeStep steps,
            DueDates dueDates,
            CurrentActor currentActor,
            BusinessClock clock) {
        this.milestones = milestones;
        this.keep = keep;
        this.steps = steps;
        this.dueDates = dueDates;
        this.currentActor = currentActor;
        this.clock = clock;
    }

    /** The dates that a milestone is to have. */
    public record Dates(@Nullable LocalDate start, @Nullable LocalDate due, boolean isFixed) {}

    /** Refuses a reason that says nothing (400). */
    public static String checkedReason(@Nullable String reason) {
        return KeepMilestone.checkedReason(reason);
    }

    /** Adds a milestone and tells of it. */
    public UUID add(Contract contract, MilestoneRequest request) {
        return keep.create(contract, request).id();
    }

    /** Gives milestones their dates, written in batches, and returns what is to be told. */
    public List<PendingEvent> move(Contract contract, Map<UUID, Dates> wanted, String reason, UUID cascade) {
        if (wanted.isEmpty()) {
            return List.of();
        }
        List<Milestone> moved =
                milestones.list("contractId = ?1 and id in ?2 order by dueSort, id", contract.id(), wanted.keySet());
        List<EventType> types = new ArrayList<>(moved.size());
        for (Milestone milestone : moved) {
            Dates dates = Objects.requireNonNull(wanted.get(milestone.id()));
            boolean isMoved = !Objects.equals(dates.due(), milestone.dueDate());
            types.add(isMoved ? EventType.MILESTONE_RESCHEDULED : EventType.MILESTONE_UPDATED);
            milestone.plan(dates.start(), dates.due(), dates.isFixed(), contract.status(), clock.instant());
        }
        milestones.flush();
        Actor actor = currentActor.get();
        List<PendingEvent> events = new ArrayList<>(moved.size());
        for (int i = 0; i < moved.size(); i++) {
            Milestone milestone = moved.get(i);
            events.add(new PendingEvent(
                    types.get(i),
                    milestone.id(),
                    new MilestoneEvent(milestone.toState(), actor.change(reason, cascade))));
        }
        events.addAll(dueDates.follow(contract, actor.change(reason, cascade)));
        return events;
    }

    /** Takes milestones out, and tells of it: a draft forgets them, an active contract keeps them as cancelled. */
    public void remove(Contract contract, Collection<UUID> removed, String reason) {
        for (UUID id : removed) {
            if (contract.status() == ContractStatus.DRAFT) {
                keep.delete(id, ANY);
            } else {
                steps.take(id, ANY, new Step.Plain(MilestoneAction.CANCEL, reason));
            }
        }
    }
}
