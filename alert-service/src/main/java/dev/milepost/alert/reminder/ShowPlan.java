package dev.milepost.alert.reminder;

import dev.milepost.alert.known.Known;
import dev.milepost.alert.known.KnownContract;
import dev.milepost.alert.known.KnownMilestone;
import dev.milepost.alert.known.VisibleContracts;
import dev.milepost.kit.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Shows which policies govern a milestone, and every rung; NOT_FOUND also where the caller may not see it. */
@ApplicationScoped
class ShowPlan {
    private final Known known;
    private final DescribePlan plan;
    private final DescribeRecipient describe;
    private final VisibleContracts visible;

    @Inject
    ShowPlan(Known known, DescribePlan plan, DescribeRecipient describe, VisibleContracts visible) {
        this.known = known;
        this.plan = plan;
        this.describe = describe;
        this.visible = visible;
    }

    @Transactional
    PlanView show(UUID milestoneId) {
        KnownMilestone milestone =
                known.milestone(milestoneId).filter(one -> !one.isDeleted()).orElseThrow(() -> unknown(milestoneId));
        KnownContract contract = known.contract(milestone.contractId())
                .filter(visible::contains)
                .orElseThrow(() -> unknown(milestoneId));
        List<Occurrence> occurrences = new ArrayList<>(Occurrences.of(contract, milestone));
        known.paymentsOf(milestone)
                .forEach(payment -> occurrences.addAll(Occurrences.of(contract, payment, milestone)));
        var described = plan.describe(occurrences);
        UUID owner = milestone.ownerId();
        return new PlanView(
                milestone.id(),
                milestone.title(),
                contract.id(),
                contract.reference(),
                milestone.dueDate(),
                contract.zone().getId(),
                Silence.ofDueDate(contract, milestone),
                describe.describe(owner == null ? Recipient.NOBODY : Recipient.person(owner), null),
                described.subjects(),
                described.rungs());
    }

    private static RuntimeException unknown(UUID milestone) {
        return ProblemType.NOT_FOUND.because("There is no milestone " + milestone + ".");
    }
}
