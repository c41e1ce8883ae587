package dev.milepost.milestone.party;

import com.fasterxml.jackson.databind.JsonNode;
import dev.milepost.events.EventType;
import dev.milepost.events.ExternalId;
import dev.milepost.events.PartyEvent;
import dev.milepost.events.PartyState;
import dev.milepost.kit.http.ExpectedVersion;
import dev.milepost.kit.http.MergePatch;
import dev.milepost.kit.outbox.Outbox;
import dev.milepost.kit.outbox.PendingEvent;
import dev.milepost.kit.problem.ProblemType;
import dev.milepost.kit.problem.Violations;
import dev.milepost.kit.time.BusinessClock;
import dev.milepost.kit.time.Ids;
import dev.milepost.milestone.person.CurrentActor;
import dev.milepost.milestone.value.Checks;
import dev.milepost.milestone.value.ExternalIdRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** Creates a party, or changes one by a merge patch. */
@ApplicationScoped
public class KeepParty {
    private final Parties parties;
    private final ExternalIdRegistry externalIds;
    private final Outbox outbox;
    private final MergePatch patches;
    private final CurrentActor actor;
    private final BusinessClock clock;
    private final Ids ids;

    @Inject
    KeepParty(
            Parties parties,
            ExternalIdRegistry externalIds,
            Outbox outbox,
            MergePatch patches,
            CurrentActor actor,
            BusinessClock clock,
            Ids ids) {
        this.parties = parties;
        this.externalIds = externalIds;
        this.outbox = outbox;
        this.patches = patches;
        this.actor = actor;
        this.clock = clock;
        this.ids = ids;
    }

    @Transactional
    public Party create(PartyRequest request) {
        return create(ids.next(), request, List.of());
    }

    /** Creates a party that has the names {@code claimed} already. */
    @Transactional
    public Party create(UUID id, PartyRequest request, List<ExternalId> claimed) {
        Party party = new Party(id, request.reference(), request.name(), clock.instant());
        check(party, request);
        party.describe(request, clock.instant());
        parties.persistAndFlush(party);
        externalIds.replace(ExternalIdRegistry.Kind.PARTY, party.id(), claimed, request.externalIds());
        tell(EventType.PARTY_CREATED, party);
        return party;
    }

    @Transactional
    PartyView change(UUID id, ExpectedVersion expected, JsonNode patch) {
        Party party = parties.findByIdOptional(id)
                .orElseThrow(() -> ProblemType.NOT_FOUND.because("There is no party " + id + "."));
        PartyRequest request = patches.apply(patch, party.toRequest());
        expected.check(party.version());
        change(party, request);
        return PartyView.from(party);
    }

    /** Makes {@code party} what {@code request} says; true when that changed anything. */
    @Transactional
    public boolean change(Party party, PartyRequest request) {
        check(party, request);
        PartyRequest before = party.toRequest();
        if (!party.describe(request, clock.instant())) {
            return false;
        }
        externalIds.replace(ExternalIdRegistry.Kind.PARTY, party.id(), before.externalIds(), request.externalIds());
        parties.flush();
        tell(EventType.PARTY_UPDATED, party);
        return true;
    }

    private void check(Party party, PartyRequest request) {
        Violations found = new Violations();
        Checks.externalIds(found, request.externalIds());
        found.throwIfAny();
        parties.findByReference(request.reference())
                .filter(other -> !other.id().equals(party.id()))
                .ifPresent(other -> {
                    throw ProblemType.CONFLICT.because(
                            "The reference '" + request.reference() + "' belongs to party " + other.id() + ".");
                });
    }

    private void tell(EventType type, Party party) {
        PartyState state = party.toState();
        outbox.append(
                party.id(),
                List.of(new PendingEvent(
                        type, party.id(), new PartyEvent(state, actor.get().change(null)))));
    }
}
