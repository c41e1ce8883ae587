package dev.milepost.milestone.contract;

import dev.milepost.events.ContractStatus;
import dev.milepost.events.EventType;
import dev.milepost.events.RecordedEvent;
import dev.milepost.kit.outbox.Outbox;
import dev.milepost.kit.outbox.PendingEvent;
import dev.milepost.kit.problem.ProblemType;
import dev.milepost.kit.problem.Violations;
import dev.milepost.kit.time.BusinessClock;
import dev.milepost.kit.time.Ids;
import dev.milepost.milestone.milestone.DueDates;
import dev.milepost.milestone.person.Actor;
import dev.milepost.milestone.person.CurrentActor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Records that something happened, and lets the dates that are counted from it follow. */
@ApplicationScoped
class RecordEvent {
    private static final int MOST_EVENTS = 200;

    private final Contracts contracts;
    private final ContractEvents told;
    private final DueDates dueDates;
    private final Outbox outbox;
    private final CurrentActor currentActor;
    private final BusinessClock clock;
    private final Ids ids;

    @Inject
    RecordEvent(
            Contracts contracts,
            ContractEvents told,
            DueDates dueDates,
            Outbox outbox,
            CurrentActor currentActor,
            BusinessClock clock,
            Ids ids) {
        this.contracts = contracts;
        this.told = told;
        this.dueDates = dueDates;
        this.outbox = outbox;
        this.currentActor = currentActor;
        this.clock = clock;
        this.ids = ids;
    }

    @Transactional
    RecordedEvent record(UUID id, RecordEventRequest request) {
        Contract contract = contracts.lockedForManagement(id);
        if (contract.status() != ContractStatus.DRAFT && contract.status() != ContractStatus.ACTIVE) {
            throw ProblemType.CONFLICT.because(
                    "The contract is " + contract.status() + "; events are recorded for DRAFT and ACTIVE contracts.");
        }
        LocalDate today = clock.today(contract.zone());
        if (request.date().isAfter(today)) {
            throw Violations.of(
                    "date", request.date() + " has not come yet; today is " + today + " in the contract's time zone");
        }
        if (contract.recordedEvents().size() >= MOST_EVENTS) {
            throw ProblemType.CONFLICT.because(
                    "The contract has " + MOST_EVENTS + " recorded events, the most it may.");
        }
        Actor actor = currentActor.get();
        RecordedEvent event = new RecordedEvent(
                ids.next(),
                request.name(),
                request.date(),
                request.note(),
                actor.personId(),
                actor.name(),
                clock.instant());
        contract.record(event, clock.instant());
        contracts.flush();
        String because = "the event '" + event.name() + "' was recorded for " + event.date();
        List<PendingEvent> events = new ArrayList<>();
        events.add(new PendingEvent(EventType.CONTRACT_UPDATED, id, told.of(contract, actor.change(because))));
        events.addAll(dueDates.follow(contract, actor, because));
        outbox.append(id, events);
        return event;
    }
}
