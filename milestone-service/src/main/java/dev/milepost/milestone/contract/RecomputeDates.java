package dev.milepost.milestone.contract;

import dev.milepost.kit.http.ExpectedVersion;
import dev.milepost.kit.outbox.Outbox;
import dev.milepost.kit.outbox.PendingEvent;
import dev.milepost.milestone.milestone.DueDates;
import dev.milepost.milestone.person.CurrentActor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** Computes the due dates of a contract anew, for a calendar that has a new version. */
@ApplicationScoped
class RecomputeDates {
    private final Contracts contracts;
    private final DueDates dueDates;
    private final Outbox outbox;
    private final CurrentActor actor;

    @Inject
    RecomputeDates(Contracts contracts, DueDates dueDates, Outbox outbox, CurrentActor actor) {
        this.contracts = contracts;
        this.dueDates = dueDates;
        this.outbox = outbox;
        this.actor = actor;
    }

    @Transactional
    RecomputedView recompute(UUID id, ExpectedVersion expected) {
        Contract contract = contracts.lockedForManagement(id);
        expected.check(contract.version());
        List<PendingEvent> moved = dueDates.follow(contract, actor.get(), "dates were computed anew");
        if (!moved.isEmpty()) {
            outbox.append(id, moved);
        }
        return new RecomputedView(moved.stream().map(PendingEvent::subject).toList());
    }
}
