package dev.milepost.alert.reminder;

import dev.milepost.alert.known.Known;
import dev.milepost.alert.known.KnownContract;
import dev.milepost.alert.known.VisibleContracts;
import dev.milepost.kit.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Shows which policies govern a contract as a whole and its payments of no milestone, and every rung; NOT_FOUND also where the
 * caller may not see it.
 */
@ApplicationScoped
class ShowContractPlan {
    private final Known known;
    private final DescribePlan plan;
    private final VisibleContracts visible;

    @Inject
    ShowContractPlan(Known known, DescribePlan plan, VisibleContracts visible) {
        this.known = known;
        this.plan = plan;
        this.visible = visible;
    }

    @Transactional
    ContractPlanView show(UUID contractId) {
        KnownContract contract = known.contract(contractId)
                .filter(one -> !one.isDeleted())
                .filter(visible::contains)
                .orElseThrow(() -> ProblemType.NOT_FOUND.because("There is no contract " + contractId + "."));
        List<Occurrence> occurrences = new ArrayList<>(Occurrences.of(contract));
        known.paymentsOfNoMilestone(contractId)
                .forEach(payment -> occurrences.addAll(Occurrences.of(contract, payment, null)));
        var described = plan.describe(occurrences);
        return new ContractPlanView(
                contract.id(),
                contract.reference(),
                contract.title(),
                contract.zone().getId(),
                described.subjects(),
                described.rungs());
    }
}
