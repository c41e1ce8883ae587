package dev.milepost.milestone.upsert;

import com.fasterxml.jackson.databind.JsonNode;
import dev.milepost.events.ExternalId;
import dev.milepost.kit.http.ExpectedVersion;
import dev.milepost.kit.http.MergePatch;
import dev.milepost.kit.problem.ProblemType;
import dev.milepost.kit.time.Ids;
import dev.milepost.milestone.contract.Contract;
import dev.milepost.milestone.contract.ContractRequest;
import dev.milepost.milestone.contract.ContractView;
import dev.milepost.milestone.contract.Contracts;
import dev.milepost.milestone.contract.KeepContract;
import dev.milepost.milestone.value.ExternalIdRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Creates the contract that another system calls so, or brings it up to date. */
@ApplicationScoped
class UpsertContract {
    private final ExternalIdRegistry externalIds;
    private final Contracts contracts;
    private final KeepContract keep;
    private final MergePatch patches;
    private final Ids ids;

    @Inject
    UpsertContract(
            ExternalIdRegistry externalIds, Contracts contracts, KeepContract keep, MergePatch patches, Ids ids) {
        this.externalIds = externalIds;
        this.contracts = contracts;
        this.keep = keep;
        this.patches = patches;
        this.ids = ids;
    }

    @Transactional
    Upserted<ContractView> put(ExternalId name, ExpectedVersion expected, JsonNode said) {
        contracts.refuseCounterparty();
        UUID newcomer = ids.next();
        UUID id = externalIds.claim(ExternalIdRegistry.Kind.CONTRACT, ExternalName.checked(name), newcomer);
        if (id.equals(newcomer)) {
            expected.check(0);
            ContractRequest request = named(patches.create(said, ContractRequest.class), name);
            return of(UpsertEffect.CREATED, keep.create(id, request, List.of(name)));
        }
        Contract contract = contracts.locked(
                id,
                () -> ProblemType.NOT_FOUND.because(
                        "What " + name.source() + " calls '" + name.id() + "' is a contract that you may not see."));
        expected.check(contract.version());
        ContractRequest request = named(patches.apply(said, contract.toRequest()), name);
        if (Objects.equals(request.endsOn(), contract.agreedEnd())) {
            request =
                    request.ending(contract.endsOn()); // the end first agreed is no news to a contract that was renewed
        }
        boolean changed = keep.agree(contract, request);
        return of(changed ? UpsertEffect.UPDATED : UpsertEffect.UNCHANGED, contract);
    }

    private static ContractRequest named(ContractRequest request, ExternalId name) {
        return request.called(ExternalName.among(request.externalIds(), name));
    }

    private static Upserted<ContractView> of(UpsertEffect effect, Contract contract) {
        return new Upserted<>(effect, contract.id(), contract.version(), ContractView.from(contract));
    }
}
