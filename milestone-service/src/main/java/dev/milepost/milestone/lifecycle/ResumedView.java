package dev.milepost.milestone.lifecycle;

import dev.milepost.milestone.contract.ContractView;
import dev.milepost.milestone.schedule.ScheduleConflict;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A contract that goes on, and what that moved. */
@Schema(name = "ResumedContract")
record ResumedView(
        ContractView contract,

        @Schema(description = "Whether nothing of it was kept.")
        boolean dryRun,

        @Schema(description = "Days that work rested.", examples = "31")
        int days,

        @Schema(description = "Open milestones whose date moved, in the order of their dates before.")
        List<MovedDate> moved,

        @Schema(description = "Open milestones whose date is fixed and stayed.")
        List<FixedDate> fixed,

        @Schema(description = "Dependencies that the dates do not keep now.")
        List<ScheduleConflict> conflicts) {}
