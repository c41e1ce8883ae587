package dev.milepost.milestone.contract;

import dev.milepost.events.EventType;
import dev.milepost.kit.http.ExpectedVersion;
import dev.milepost.kit.outbox.Outbox;
import dev.milepost.kit.outbox.PendingEvent;
import dev.milepost.milestone.milestone.DueDates;
import dev.milepost.milestone.person.Actor;
import dev.milepost.milestone.person.CurrentActor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Computes the due dates of a contract anew, for a calendar that has a new version. */
@ApplicationScoped
class RecomputeDates {
    private static final String ANEW = "dates were computed anew";

    private final Contracts contracts;
    private final ContractEvents told;
    private final DueDates dueDates;
    private final Outbox outbox;
    private final CurrentActor actor;

    @Inject
    RecomputeDates(Contracts contracts, ContractEvents told, DueDates dueDates, Outbox outbox, CurrentActor actor) {
        this.contracts = contracts;
        this.told = told;
        this.dueDates = dueDates;
        this.outbox = outbox;
        this.actor = actor;
    }

    @Transactional
    RecomputedView recompute(UUID id, ExpectedVersion expected) {
        Contract contract = contracts.lockedForManagement(id);
        expected.check(contract.version());
        Actor by = actor.get();
        List<PendingEvent> moved = dueDates.follow(contract, by, ANEW);
        List<PendingEvent> events = new ArrayList<>(moved);
        if (contract.notice() != null) { // its days are told with it, and are kept nowhere here to compare them
            events.add(new PendingEvent(EventType.CONTRACT_UPDATED, id, told.of(contract, by.change(ANEW))));
        }
        if (!events.isEmpty()) {
            outbox.append(id, events);
        }
        return new RecomputedView(moved.stream().map(PendingEvent::subject).toList());
    }
}
