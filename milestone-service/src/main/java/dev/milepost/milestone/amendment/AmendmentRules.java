package dev.milepost.milestone.amendment;

import com.fasterxml.jackson.databind.JsonNode;
import dev.milepost.events.AmendedMilestone;
import dev.milepost.events.AmendmentChanges;
import dev.milepost.events.ContractStatus;
import dev.milepost.kit.problem.ProblemType;
import dev.milepost.kit.problem.Violations;
import dev.milepost.milestone.contract.AgreedTerms;
import dev.milepost.milestone.contract.Contract;
import dev.milepost.milestone.gate.GateRules;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rules for what an amendment says; what its changes come to is checked by trying them out. */
@ApplicationScoped
class AmendmentRules {
    private static final int MOST_MILESTONES = 1000;

    private final GateRules gates;

    @Inject
    AmendmentRules(GateRules gates) {
        this.gates = gates;
    }

    /** Refuses what is wrong with a request (400), and contracts that cannot be amended (409). */
    void check(Contract contract, AmendmentRequest request) {
        refuseUnlessOngoing(contract);
        AmendmentChanges changes = request.changes();
        Violations found = new Violations();
        contractPatch(found, changes.contract());
        Set<UUID> named = new HashSet<>();
        for (int i = 0; i < changes.milestones().size(); i++) {
            AmendedMilestone one = changes.milestones().get(i);
            String at = "changes.milestones[" + i + "]";
            if (one == null
                    || one.milestoneId() == null
                    || one.patch() == null
                    || !one.patch().isObject()) {
                found.add(at, "needs milestoneId, and patch as a JSON object (RFC 7396)");
                continue;
            }
            found.check(!one.patch().isEmpty(), at + ".patch", "changes nothing")
                    .check(named.add(one.milestoneId()), at + ".milestoneId", one.milestoneId() + " is named twice");
        }
        for (int i = 0; i < changes.cancelledMilestones().size(); i++) {
            UUID one = changes.cancelledMilestones().get(i);
            found.check(
                    one != null && named.add(one), "changes.cancelledMilestones[" + i + "]", one + " is named twice");
        }
        count(found, "changes.milestones", changes.milestones());
        count(found, "changes.addedMilestones", changes.addedMilestones());
        count(found, "changes.cancelledMilestones", changes.cancelledMilestones());
        found.check(
                changes.contract() != null
                        || !changes.milestones().isEmpty()
                        || !changes.addedMilestones().isEmpty()
                        || !changes.cancelledMilestones().isEmpty(),
                "changes",
                "changes nothing");
        gates.check(found, contract, request.gate());
        found.throwIfAny();
    }

    /** What is a DRAFT is changed directly, and what has ended not at all. */
    static void refuseUnlessOngoing(Contract contract) {
        ContractStatus status = contract.status();
        if (status != ContractStatus.ACTIVE && status != ContractStatus.SUSPENDED) {
            throw ProblemType.CONFLICT.because("The contract is " + status
                    + (status == ContractStatus.DRAFT
                            ? "; change it directly, by PATCH."
                            : "; ACTIVE and SUSPENDED contracts are amended."));
        }
    }

    private static void contractPatch(Violations found, @Nullable JsonNode patch) {
        if (patch == null || patch.isNull()) {
            return;
        }
        found.check(
                patch.isObject() && !patch.isEmpty(), "changes.contract", "is a JSON object that changes something");
        patch.fieldNames()
                .forEachRemaining(field -> found.check(
                        AgreedTerms.FIELDS.contains(field),
                        "changes.contract." + field,
                        "is none of " + String.join(", ", AgreedTerms.FIELDS)
                                + "; change it by PATCH of the contract"));
    }

    private static void count(Violations found, String field, List<?> list) {
        found.check(list.size() <= MOST_MILESTONES, field, "may have at most " + MOST_MILESTONES + " entries");
    }
}
