package dev.milepost.milestone.template;

import dev.milepost.milestone.contract.ContractView;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A contract that was made from a template. */
@Schema(name = "InstantiatedContract")
public record InstantiatedContract(
        @Schema(description = "Whether nothing of it was kept; the ids are nobody's then.")
        boolean dryRun,

        @Schema(description = "The contract, a DRAFT.") ContractView contract,

        @Schema(description = "Its milestones, in the order of their due dates; those without one come last.")
        List<InstantiatedMilestone> milestones) {}
