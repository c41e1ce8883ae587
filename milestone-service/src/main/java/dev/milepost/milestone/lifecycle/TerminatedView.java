package dev.milepost.milestone.lifecycle;

import dev.milepost.milestone.contract.ContractView;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A contract that ended early, and what came of it. */
@Schema(name = "TerminatedContract")
record TerminatedView(
        ContractView contract,

        @Schema(description = "Whether nothing of it was kept.")
        boolean dryRun,

        @Schema(description = "What became of each milestone that was open, in the order of due dates.")
        List<ClosedMilestone> milestones,

        Consequences consequences) {}
