package dev.milepost.milestone.template;

import dev.milepost.milestone.contract.Contract;
import dev.milepost.milestone.contract.Contracts;
import dev.milepost.milestone.dependency.Dependencies;
import dev.milepost.milestone.dependency.Dependency;
import dev.milepost.milestone.milestone.Milestone;
import dev.milepost.milestone.milestone.Milestones;
import dev.milepost.milestone.recurrence.ReadRecurrences;
import dev.milepost.milestone.template.content.TemplateContract;
import dev.milepost.milestone.template.content.TemplateOf;
import dev.milepost.milestone.template.content.TemplateRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** Makes a template of a contract. Refusals: 404, 403, 400 (what the template would say is wrong), 409 (name, no start). */
@ApplicationScoped
class MakeTemplate {
    private final Contracts contracts;
    private final Milestones milestones;
    private final ReadRecurrences recurrences;
    private final Dependencies dependencies;
    private final KeepTemplate keep;

    @Inject
    MakeTemplate(
            Contracts contracts,
            Milestones milestones,
            ReadRecurrences recurrences,
            Dependencies dependencies,
            KeepTemplate keep) {
        this.contracts = contracts;
        this.milestones = milestones;
        this.recurrences = recurrences;
        this.dependencies = dependencies;
        this.keep = keep;
    }

    @Transactional
    TemplateView from(UUID contractId, FromContractRequest request) {
        Contract contract = contracts.visible(contractId);
        contracts.refuseCounterparty();
        TemplateRequest named = new TemplateRequest(
                request.name(),
                request.kind(),
                request.description(),
                List.of(),
                TemplateContract.PLAIN,
                List.of(),
                List.of());
        return keep.create(TemplateOf.of(
                named,
                contract.toState(),
                milestones.ofContract(contractId).stream()
                        .map(Milestone::toState)
                        .toList(),
                recurrences.requests(contractId),
                dependencies.ofContract(contractId).stream()
                        .map(Dependency::toState)
                        .toList()));
    }
}
