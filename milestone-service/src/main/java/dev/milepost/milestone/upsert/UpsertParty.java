package dev.milepost.milestone.upsert;

import com.fasterxml.jackson.databind.JsonNode;
import dev.milepost.events.ExternalId;
import dev.milepost.kit.http.ExpectedVersion;
import dev.milepost.kit.http.MergePatch;
import dev.milepost.kit.time.Ids;
import dev.milepost.milestone.contract.Contracts;
import dev.milepost.milestone.party.KeepParty;
import dev.milepost.milestone.party.Parties;
import dev.milepost.milestone.party.Party;
import dev.milepost.milestone.party.PartyRequest;
import dev.milepost.milestone.party.PartyView;
import dev.milepost.milestone.value.ExternalIdRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Creates the party that another system calls so, or brings it up to date. */
@ApplicationScoped
class UpsertParty {
    private final ExternalIdRegistry externalIds;
    private final Contracts contracts;
    private final Parties parties;
    private final KeepParty keep;
    private final MergePatch patches;
    private final Ids ids;

    @Inject
    UpsertParty(
            ExternalIdRegistry externalIds,
            Contracts contracts,
            Parties parties,
            KeepParty keep,
            MergePatch patches,
            Ids ids) {
        this.externalIds = externalIds;
        this.contracts = contracts;
        this.parties = parties;
        this.keep = keep;
        this.patches = patches;
        this.ids = ids;
    }

    @Transactional
    Upserted<PartyView> put(ExternalId name, ExpectedVersion expected, JsonNode said) {
        contracts.refuseCounterparty();
        UUID newcomer = ids.next();
        UUID id = externalIds.claim(ExternalIdRegistry.Kind.PARTY, ExternalName.checked(name), newcomer);
        if (id.equals(newcomer)) {
            expected.check(0);
            PartyRequest request = named(patches.create(said, PartyRequest.class), name);
            return of(UpsertEffect.CREATED, keep.create(id, request, List.of(name)));
        }
        Party party = Objects.requireNonNull(parties.findById(id, LockModeType.PESSIMISTIC_WRITE));
        expected.check(party.version());
        boolean changed = keep.change(party, named(patches.apply(said, party.toRequest()), name));
        return of(changed ? UpsertEffect.UPDATED : UpsertEffect.UNCHANGED, party);
    }

    private static PartyRequest named(PartyRequest request, ExternalId name) {
        return new PartyRequest(
                request.reference(), request.name(), request.email(), ExternalName.among(request.externalIds(), name));
    }

    private static Upserted<PartyView> of(UpsertEffect effect, Party party) {
        return new Upserted<>(effect, party.id(), party.version(), PartyView.from(party));
    }
}
