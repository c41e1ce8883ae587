package dev.milepost.milestone.upsert;

import dev.milepost.events.ExternalId;
import dev.milepost.kit.problem.ProblemType;
import dev.milepost.milestone.contract.ContractView;
import dev.milepost.milestone.contract.ReadContract;
import dev.milepost.milestone.milestone.MilestoneView;
import dev.milepost.milestone.milestone.ReadMilestone;
import dev.milepost.milestone.party.PartyView;
import dev.milepost.milestone.party.ReadParties;
import dev.milepost.milestone.value.ExternalIdRegistry;
import dev.milepost.milestone.value.ExternalIdRegistry.Kind;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import java.util.function.Function;

/** Reads what another system calls so; what the caller may not see is not there (404). */
@ApplicationScoped
class ReadByExternalId {
    private final ExternalIdRegistry externalIds;
    private final ReadParties parties;
    private final ReadContract contracts;
    private final ReadMilestone milestones;

    @Inject
    ReadByExternalId(
            ExternalIdRegistry externalIds, ReadParties parties, ReadContract contracts, ReadMilestone milestones) {
        this.externalIds = externalIds;
        this.parties = parties;
        this.contracts = contracts;
        this.milestones = milestones;
    }

    @Transactional
    PartyView party(ExternalId name) {
        return read(Kind.PARTY, name, parties::get);
    }

    @Transactional
    ContractView contract(ExternalId name) {
        return read(Kind.CONTRACT, name, contracts::get);
    }

    @Transactional
    MilestoneView milestone(UUID contract, ExternalId name) {
        contracts.get(contract);
        MilestoneView found = read(Kind.MILESTONE, name, milestones::get);
        if (!found.contractId().equals(contract)) {
            throw missing(Kind.MILESTONE, name);
        }
        return found;
    }

    private <T> T read(Kind kind, ExternalId name, Function<UUID, T> get) {
        UUID id = externalIds.find(kind, name).orElseThrow(() -> missing(kind, name));
        try {
            return get.apply(id);
        } catch (HttpProblem problem) {
            boolean isHidden = problem.getStatusCode() == Response.Status.NOT_FOUND.getStatusCode();
            throw isHidden ? missing(kind, name) : problem;
        }
    }

    private static RuntimeException missing(Kind kind, ExternalId name) {
        return ProblemType.NOT_FOUND.because("There is no " + kind.name().toLowerCase(java.util.Locale.ROOT) + " that "
                + name.source() + " calls '" + name.id() + "'.");
    }
}
